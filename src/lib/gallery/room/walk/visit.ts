import { isStill } from '../../reducedMotion.island.ts';
import { type Ground, groundOf, nearestFree } from '../collision.ts';
import { Stage } from '../draw/stage.ts';
import { distanceTo, entrance, inFront, lookAt, near, standBefore, type Stop, stopsOf, wholeDistance } from './viewpoint.ts';
import type { RoomScene, Spot } from '../scene.ts';
import { Walker, type Wish } from './walker.ts';

export type Room = { id: number; name: string; scene: RoomScene };
type Place = Room & { ground: Ground; stops: Stop[] };

/** Where somebody is, for whoever tells them. `arrived`: nothing moves any more. */
export type News = { room: string; stop: Stop | null; distance: number; isNear: boolean; arrived: boolean };

/** Somebody's visit to the rooms of a show. */
export class Visit {
	readonly stage: Stage;
	#places: Place[];
	#at = 0;
	#walker: Walker;
	#eye = 1.7;
	/** The work they went to on purpose. */
	#chosen: Stop | null = null;
	#tell: (news: News) => void;

	/** @throws without WebGL */
	constructor(canvas: HTMLCanvasElement, rooms: readonly Room[], tell: (news: News) => void) {
		this.#tell = tell;
		this.#places = rooms.map((room) => ({ ...room, ground: groundOf(room.scene), stops: stopsOf(room.scene) }));
		const { scene, ground } = this.#place;
		this.#walker = new Walker(ground, entrance(scene, ground, this.#eye));
		this.stage = new Stage(
			canvas,
			() => ({ pose: this.#walker.pose, goal: this.#walker.goal, high: this.#eye }),
			(seconds) => this.#step(seconds)
		);
		this.stage.show(scene);
		this.#news(true);
	}

	get #place(): Place {
		return this.#places[this.#at]!;
	}

	/** Into a room by its door. */
	enter(id: number): void {
		const index = this.#places.findIndex((place) => place.id === id);
		if (index === -1) return;
		this.#change(index);
		this.#chosen = null;
		this.#moved();
	}

	#change(index: number): void {
		this.#at = index;
		const { scene, ground } = this.#place;
		this.#walker = new Walker(ground, entrance(scene, ground, this.#eye));
		this.stage.show(scene);
	}

	/** To a work, in whichever room it hangs: 1 m before it, or as far as one sees all of it. False when there is none with this number. */
	goTo(number: number, how: 'near' | 'whole'): boolean {
		const index = this.#places.findIndex(({ stops }) => stops.some((stop) => stop.number === number));
		const stop = this.#places[index]?.stops.find((one) => one.number === number);
		if (!stop) return false;
		const isElsewhere = index !== this.#at;
		if (isElsewhere) this.#change(index);
		const { scene, ground } = this.#place;
		const pose = standBefore(scene, ground, stop, how === 'near' ? near : wholeDistance(stop, this.stage.lens), this.#eye);
		if (!pose) return false;
		this.#chosen = stop;
		this.#walker.go(pose, isElsewhere || isStill());
		this.stage.sharpen();
		this.#moved();
		return true;
	}

	/** The number of the work before or after the one where one is, through all rooms; null at the ends. */
	beside(step: 1 | -1): number | null {
		const numbers = this.#places.flatMap(({ stops }) => stops.map(({ number }) => number));
		const here = this.#before()?.number;
		if (here !== undefined) return numbers[numbers.indexOf(here) + step] ?? null;
		const first = this.#places.slice(0, this.#at).flatMap(({ stops }) => stops).length;
		return numbers[step > 0 ? first : first - 1] ?? null;
	}

	/** To a place on the floor, or beside what stands there. */
	goToSpot(spot: Spot): void {
		const free = nearestFree(this.#place.ground, spot);
		if (!free) return;
		this.#chosen = null;
		this.#walker.go({ ...free, yaw: this.#walker.pose.yaw, pitch: 0, rise: 0 }, isStill());
		this.#moved();
	}

	nudge(wish: Wish): void {
		this.#chosen = null;
		this.#walker.nudge(wish, isStill());
		this.#moved();
	}

	hold(wish: Wish): void {
		this.#chosen = null;
		this.#walker.hold(wish);
		this.#moved();
	}

	look(right: number, up: number): void {
		this.#chosen = null;
		this.#walker.look(right, up);
		this.#moved();
	}

	/** How high one's eyes are, in metres; what one looks at stays in the middle. */
	set eye(high: number) {
		this.#eye = high;
		const stop = this.#before();
		const { pose } = this.#walker;
		if (stop) {
			const far = distanceTo(this.#place.scene, stop, pose);
			const { rise } = lookAt({ x: 0, y: 0 }, { x: 0, y: far }, high, stop.middle);
			this.#walker.go({ ...pose, rise }, true);
		}
		this.#moved();
	}

	/** The work one stands before. */
	#before = (): Stop | null => this.#chosen ?? inFront(this.#place.scene, this.#place.stops, this.#walker.pose);

	#step(seconds: number): boolean {
		const goesOn = this.#walker.step(seconds);
		if (!goesOn) this.#news(true);
		return goesOn;
	}

	#moved(): void {
		this.stage.ask();
		this.#news(false);
	}

	#news(arrived: boolean): void {
		const stop = this.#before();
		const distance = stop ? distanceTo(this.#place.scene, stop, arrived ? this.#walker.pose : this.#walker.goal) : 0;
		this.#tell({ room: this.#place.name, stop, distance, isNear: distance < near + 0.05, arrived });
	}
}
