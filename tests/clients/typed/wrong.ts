// Everything here is an error to the compiler.
import type { EntityBy, QuoteKind, Scalars } from "./sdl/types";

// @ts-expect-error neither key of an input of one key
export const none: EntityBy = {};
// @ts-expect-error two keys of an input of one key
export const two: EntityBy = { id: "a", name: "b" };
// @ts-expect-error a word that the enumeration does not have
export const word: QuoteKind = "SHOUTED";
// @ts-expect-error a date is a text
export const date: Scalars["Date"]["output"] = new Date();
