import { useParams } from "@tanstack/react-router";
import { ListPage } from "../../features/prices/list-page";
import { useCanManagePrices } from "./use-can-manage-prices";

export function PriceList() {
  const { id } = useParams({ from: "/usage/prices/lists/$id" });
  return <ListPage key={id} id={id} canManage={useCanManagePrices()} />;
}
