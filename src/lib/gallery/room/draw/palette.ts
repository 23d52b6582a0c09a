/** The colours of a virtual room, '#rrggbb': by day, or at night, when only lamps light the works. */
export type Palette = Record<
	| 'wall'
	| 'ceiling'
	| 'floor'
	| 'skirting'
	| 'frame'
	| 'frameLight'
	| 'mat'
	| 'canvas'
	| 'door'
	| 'metal'
	| 'wood'
	| 'withheld'
	| 'ink'
	| 'sky'
	| 'ground',
	string
> & {
	/** Factor for the brightness of a wall's paint, from 0 to 1. */
	paint: number;
	/** Light on the wall around a work, and its shadow: colour and opacity. */
	glow: [string, number];
	shade: [string, number];
};

export const day: Palette = {
	wall: '#f1efea',
	ceiling: '#f7f6f3',
	floor: '#cdbfa8',
	skirting: '#e6e3dc',
	frame: '#2c2824',
	frameLight: '#47413a',
	mat: '#fdfcf9',
	canvas: '#e4dfd4',
	door: '#dedad2',
	metal: '#c9c6bf',
	wood: '#b09a7c',
	withheld: '#d9d5cc',
	ink: '#494741',
	sky: '#e9f0f4',
	ground: '#c8d0c6',
	paint: 1,
	glow: ['#ffffff', 0.5],
	shade: ['#2a241c', 0.3]
};

export const night: Palette = {
	wall: '#3d3c3e',
	ceiling: '#232325',
	floor: '#463c32',
	skirting: '#343335',
	frame: '#171513',
	frameLight: '#2e2a26',
	mat: '#e4dfd4',
	canvas: '#a8a296',
	door: '#333235',
	metal: '#4a4a4c',
	wood: '#4d4134',
	withheld: '#4d4d50',
	ink: '#b8b5ad',
	sky: '#121a28',
	ground: '#0d1118',
	paint: 0.5,
	glow: ['#ffe2b8', 0.36],
	shade: ['#000000', 0.5]
};

export type Rgb = [number, number, number];

/** '#rrggbb' as channels from 0 to 1. */
export const rgb = (hex: string): Rgb => [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16) / 255) as Rgb;

/** A colour made brighter or darker by a factor. */
export const times = ([r, g, b]: Rgb, by: number): Rgb => [r * by, g * by, b * by];
