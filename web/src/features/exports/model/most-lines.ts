/** Lines of a chart that leave one by one; on screen they are fewer. Apart, for the Overview loads it. */
export const MOST_LINES = 50;
