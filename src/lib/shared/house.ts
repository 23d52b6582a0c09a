/** Where the office is and how to reach it, as the association has announced it. */
export const house = {
	street: 'Petersstraße 16',
	city: '04109 Leipzig',
	email: 'm.okasha@dsm-sachsen.de'
} as const;
