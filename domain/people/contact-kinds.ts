/** Who somebody called about a person is, and how they agreed to it: what phones need, without shapes. */

export const contactKinds = ['neighbour', 'emergency', 'relative', 'other'] as const
export const agreedWays = ['in-person', 'by-phone', 'passed-on'] as const
