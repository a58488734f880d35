/** Signatures that packages and answers may bear. */
export const signingAlgorithms = ['Ed25519', 'SM2'] as const
export type SigningAlgorithm = (typeof signingAlgorithms)[number]
