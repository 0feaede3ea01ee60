/** Rows of the city's that are taken together. */
export const cityTogether = 50
