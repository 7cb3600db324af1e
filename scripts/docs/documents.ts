/** The documents with tables of the elements. */
export const DOCUMENTS = ['README.md', 'packages/elements/README.md'] as const;
