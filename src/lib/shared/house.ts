/** Address and contact of the office, as the association has announced them. */
export const house = {
	street: 'Petersstraße 16',
	city: '04109 Leipzig',
	email: 'm.okasha@dsm-sachsen.de'
} as const;
