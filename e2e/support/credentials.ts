/** Who signs in and who records in the journeys; known only to a product that lives for one run. */
export const ADMIN_EMAIL = "admin@example.com";
export const ADMIN_PASSWORD = "correct-horse-battery";
export const BOOTSTRAP_API_KEY = "tl_e2e_bootstrap_key_0123456789";
