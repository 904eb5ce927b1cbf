/** JSON kept as text; read with `JSON.parse` where its shape is known. */
export type JsonText = string;
