import { useParams } from "@tanstack/react-router";
import { ModelPage } from "../../features/prices/model-page";
import { useCanManagePrices } from "./use-can-manage-prices";

export function ModelPrices() {
  const { provider, model } = useParams({ from: "/usage/prices/$provider/$model" });
  return <ModelPage key={`${provider}/${model}`} {...{ provider, model }} canManage={useCanManagePrices()} />;
}
