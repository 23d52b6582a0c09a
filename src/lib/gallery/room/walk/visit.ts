import { prefersReducedMotion } from '../../reducedMotion.island.ts';
import { type Ground, groundOf, nearestFreeSpot } from '../collision.ts';
import { Stage } from '../draw/stage.ts';
import { distanceToWall, entrance, workInFront, lookAt, nearMetres, standBefore, type Stop, stopsOf, wholeDistance } from './viewpoint.ts';
import type { NamedScene, Spot } from '../scene.ts';
import { Walker, type Movement } from './walker.ts';

type Place = NamedScene & { ground: Ground; stops: Stop[] };

/** Where the visitor is. `distance` is that from the wall of `stop` in metres; `arrived` says that nothing moves any more. */
export type VisitStatus = { room: string; stop: Stop | null; distance: number; isNear: boolean; arrived: boolean };

/** A visit to the virtual rooms of a show: walks through the current scene, changes scenes, and reports the status. */
export class Visit {
	readonly stage: Stage;
	#places: Place[];
	#at = 0;
	#walker: Walker;
	#eye = 1.7;
	/** The work that the visitor went to on purpose. */
	#chosen: Stop | null = null;
	#onStatus: (status: VisitStatus) => void;

	/** @throws without WebGL */
	constructor(canvas: HTMLCanvasElement, scenes: readonly NamedScene[], onStatus: (status: VisitStatus) => void) {
		this.#onStatus = onStatus;
		this.#places = scenes.map((room) => ({ ...room, ground: groundOf(room.scene), stops: stopsOf(room.scene) }));
		const { scene, ground } = this.#place;
		this.#walker = new Walker(ground, entrance(scene, ground, this.#eye));
		this.stage = new Stage(
			canvas,
			() => ({ pose: this.#walker.pose, goal: this.#walker.goal, high: this.#eye }),
			(seconds) => this.#step(seconds)
		);
		this.stage.show(scene);
		this.#report(true);
	}

	get #place(): Place {
		return this.#places[this.#at]!;
	}

	/** Enters a room by its door. Does nothing for an unknown id. */
	enter(id: number): void {
		const index = this.#places.findIndex((place) => place.id === id);
		if (index === -1) return;
		this.#changeScene(index);
		this.#chosen = null;
		this.#moved();
	}

	#changeScene(index: number): void {
		this.#at = index;
		const { scene, ground } = this.#place;
		this.#walker = new Walker(ground, entrance(scene, ground, this.#eye));
		this.stage.show(scene);
	}

	/** Goes to a work in any room: 1 m in front of it, or far enough to see all of it. Returns false if no work has this number. */
	goTo(number: number, how: 'near' | 'whole'): boolean {
		const index = this.#places.findIndex(({ stops }) => stops.some((stop) => stop.number === number));
		const stop = this.#places[index]?.stops.find((one) => one.number === number);
		if (!stop) return false;
		const isElsewhere = index !== this.#at;
		if (isElsewhere) this.#changeScene(index);
		const { scene, ground } = this.#place;
		const pose = standBefore(scene, ground, stop, how === 'near' ? nearMetres : wholeDistance(stop, this.stage.fieldOfView), this.#eye);
		if (!pose) return false;
		this.#chosen = stop;
		this.#walker.go(pose, isElsewhere || prefersReducedMotion());
		this.stage.sharpen();
		this.#moved();
		return true;
	}

	/** The number of the previous or next work, counted through all rooms; null at the ends. */
	beside(step: 1 | -1): number | null {
		const numbers = this.#places.flatMap(({ stops }) => stops.map(({ number }) => number));
		const here = this.#before()?.number;
		if (here !== undefined) return numbers[numbers.indexOf(here) + step] ?? null;
		const first = this.#places.slice(0, this.#at).flatMap(({ stops }) => stops).length;
		return numbers[step > 0 ? first : first - 1] ?? null;
	}

	/** Goes to a spot on the floor, or to the nearest free spot. */
	goToSpot(spot: Spot): void {
		const free = nearestFreeSpot(this.#place.ground, spot);
		if (!free) return;
		this.#chosen = null;
		this.#walker.go({ ...free, yaw: this.#walker.pose.yaw, pitch: 0, rise: 0 }, prefersReducedMotion());
		this.#moved();
	}

	nudge(movement: Movement): void {
		this.#chosen = null;
		this.#walker.nudge(movement, prefersReducedMotion());
		this.#moved();
	}

	hold(movement: Movement): void {
		this.#chosen = null;
		this.#walker.hold(movement);
		this.#moved();
	}

	look(right: number, up: number): void {
		this.#chosen = null;
		this.#walker.look(right, up);
		this.#moved();
	}

	/** Sets the eye height in metres. The work in view stays in the middle. */
	set eye(high: number) {
		this.#eye = high;
		const stop = this.#before();
		const { pose } = this.#walker;
		if (stop) {
			const far = distanceToWall(this.#place.scene, stop, pose);
			const { rise } = lookAt({ x: 0, y: 0 }, { x: 0, y: far }, high, stop.middle);
			this.#walker.go({ ...pose, rise }, true);
		}
		this.#moved();
	}

	/** The work in front of the visitor. */
	#before = (): Stop | null => this.#chosen ?? workInFront(this.#place.scene, this.#place.stops, this.#walker.pose);

	#step(seconds: number): boolean {
		const isMoving = this.#walker.step(seconds);
		if (!isMoving) this.#report(true);
		return isMoving;
	}

	#moved(): void {
		this.stage.requestFrame();
		this.#report(false);
	}

	#report(arrived: boolean): void {
		const stop = this.#before();
		const distance = stop ? distanceToWall(this.#place.scene, stop, arrived ? this.#walker.pose : this.#walker.goal) : 0;
		this.#onStatus({ room: this.#place.name, stop, distance, isNear: distance < nearMetres + 0.05, arrived });
	}
}
