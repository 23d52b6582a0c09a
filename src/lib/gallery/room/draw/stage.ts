import {
	Color,
	ColorManagement,
	type Group,
	LinearSRGBColorSpace,
	PerspectiveCamera,
	Scene as ThreeScene,
	Vector3,
	WebGLRenderer
} from 'three';
import { sidesOf } from '../geometry.ts';
import { fieldOfViewFor } from './fieldOfView.ts';
import { buildScene, dispose } from './buildScene.ts';
import { day, night } from './palette.ts';
import { pick, type Picked } from '../walk/pick.ts';
import { Pictures } from './pictures.ts';
import type { FieldOfView } from '../walk/viewpoint.ts';
import type { Pose, Scene } from '../scene.ts';

// Colours are given as shown on the screen: no lighting is computed, so no colour management is needed.
ColorManagement.enabled = false;

/** What tests and the bench read from the canvas. */
export type Figures = { frames: number; calls: number; bytes: number; share: (number: number) => number | null };
export type SceneCanvas = HTMLCanvasElement & { figures?: () => Figures };

/** Longer frames are noticeable. */
const slowSeconds = 0.022;

type Eye = { pose: Pose; goal: Pose; high: number };

/** Draws a scene on a canvas: only after a change, and at most once a frame. */
export class Stage {
	#canvas: SceneCanvas;
	#renderer: WebGLRenderer;
	#camera = new PerspectiveCamera(60, 1, 0.05, 80);
	#world = new ThreeScene();
	#scene: Scene | null = null;
	#room: Group | null = null;
	#pictures: Pictures | null = null;
	#eye: () => Eye;
	#step: (seconds: number) => boolean;
	#frameRequest = 0;
	#last = 0;
	#frames = 0;
	#sharpened = 0;
	#slow = 0;
	#full = 1;
	/** The share of the pixels per axis that is drawn during movement, and the current one. */
	#movingShare = 1;
	#share = 1;
	fieldOfView: FieldOfView = { horizontal: 1, vertical: 1 };

	/** `eye` returns the current position. `step` advances it by some seconds and returns whether it is still moving. @throws without WebGL */
	constructor(canvas: HTMLCanvasElement, eye: () => Eye, step: (seconds: number) => boolean) {
		this.#canvas = canvas;
		this.#eye = eye;
		this.#step = step;
		// High-density screens need no multisampling, and a weak phone draws twice as many frames without it.
		this.#renderer = new WebGLRenderer({ canvas, antialias: devicePixelRatio < 2 });
		this.#renderer.outputColorSpace = LinearSRGBColorSpace;
		// The depth buffer handles occlusion; sorting objects would cost more than it saves.
		this.#renderer.sortObjects = false;
		this.#camera.rotation.order = 'YXZ';
		new ResizeObserver(() => this.fit()).observe(canvas);
		matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.#scene && this.show(this.#scene));
		canvas.addEventListener('webglcontextrestored', () => this.#scene && this.show(this.#scene));
		this.#canvas.figures = () => ({
			frames: this.#frames,
			calls: this.#renderer.info.render.calls,
			bytes: this.#pictures?.bytes ?? 0,
			share: (number) => this.#pictures?.shareOf(number, this.#eyeAt(this.#eye().pose), this.#heightPx(), this.fieldOfView.vertical) ?? null
		});
	}

	/** Builds a scene and replaces the previous one. */
	show(scene: Scene): void {
		const palette = matchMedia('(prefers-color-scheme: dark)').matches ? night : day;
		this.#scene = scene;
		this.#pictures?.close();
		for (const group of [this.#room, this.#pictures?.group]) if (group) dispose(group);
		this.#world.clear();
		this.#world.background = new Color(palette.ceiling);
		this.#room = buildScene(scene, palette);
		this.#pictures = new Pictures(scene, this.#renderer, () => this.requestFrame());
		this.#world.add(this.#room, this.#pictures.group);
		// All objects are static.
		this.#world.matrixWorldAutoUpdate = false;
		this.fit();
		this.sharpen();
	}

	/** Adopts the size that the page gives the canvas, and draws. */
	fit(): void {
		const { clientWidth: width, clientHeight: height } = this.#canvas;
		if (width === 0 || height === 0) return;
		this.#full = Math.min(2, devicePixelRatio || 1);
		this.#movingShare = 1;
		this.#share = 1;
		this.#canvas.style.transform = '';
		this.#renderer.setPixelRatio(this.#full);
		this.#renderer.setSize(width, height, false);
		this.fieldOfView = fieldOfViewFor(width / height);
		this.#camera.aspect = width / height;
		this.#camera.fov = (this.fieldOfView.vertical * 180) / Math.PI;
		this.#camera.updateProjectionMatrix();
		this.#draw();
		this.requestFrame();
	}

	/** Draws in the next animation frame. */
	requestFrame(): void {
		if (this.#frameRequest === 0) this.#frameRequest = requestAnimationFrame((now) => this.#frame(now));
	}

	/** Loads the picture files needed for the current position and the goal. */
	sharpen(): void {
		const { pose, goal } = this.#eye();
		this.#pictures?.sharpen([this.#eyeAt(pose), this.#eyeAt(goal)], this.#heightPx(), this.fieldOfView.vertical);
	}

	/** Hit test for a point of the canvas, given as shares of its width and height from the upper left. */
	pick(right: number, down: number): Picked {
		if (!this.#scene) return null;
		const ahead = new Vector3(right * 2 - 1, 1 - down * 2, 0.5).unproject(this.#camera).sub(this.#camera.position);
		const { pose, high } = this.#eye();
		return pick(this.#scene, sidesOf(this.#scene.outline), { x: pose.x, y: pose.y, high, dx: ahead.x, dy: -ahead.z, up: ahead.y });
	}

	#eyeAt = ({ x, y }: Pose) => ({ x, y, high: this.#eye().high });
	#heightPx = () => this.#canvas.clientHeight * this.#full;

	#frame(now: number): void {
		this.#frameRequest = 0;
		const seconds = this.#last === 0 ? 1 / 60 : (now - this.#last) / 1000;
		const isMoving = this.#step(Math.min(0.05, seconds));
		if (isMoving) this.#keepUp(this.#last === 0 ? 0 : seconds);
		this.#last = isMoving ? now : 0;
		if (!isMoving || now - this.#sharpened > 200) {
			this.#sharpened = now;
			this.sharpen();
		}
		this.#setShare(isMoving ? this.#movingShare : 1);
		const isWaiting = this.#pictures?.hangNext(isMoving ? now : null) ?? false;
		this.#draw();
		if (isMoving || isWaiting) this.requestFrame();
	}

	/** On a slow machine, draws fewer pixels during movement, and all of them when the visitor stands still. */
	#keepUp(seconds: number): void {
		// Six slow frames, or one that takes as long as six.
		this.#slow = seconds > slowSeconds ? this.#slow + seconds / slowSeconds : Math.max(0, this.#slow - 1);
		if (this.#slow < 6) return;
		this.#slow = 0;
		this.#movingShare = Math.max(0.4, this.#movingShare * 0.7);
	}

	/** Draws into a corner of the canvas and scales it up with CSS: resizing the canvas would stall for a moment. */
	#setShare(share: number): void {
		if (this.#share === share) return;
		this.#share = share;
		const { clientWidth: width, clientHeight: height } = this.#canvas;
		this.#renderer.setViewport(0, 0, width * share, height * share);
		this.#canvas.style.transform = share === 1 ? '' : `scale(${1 / share})`;
	}

	#draw(): void {
		const { pose, high } = this.#eye();
		this.#camera.position.set(pose.x, high, -pose.y);
		this.#camera.rotation.set(pose.pitch, -pose.yaw, 0);
		this.#camera.updateMatrixWorld();
		const { projectionMatrix, projectionMatrixInverse } = this.#camera;
		projectionMatrix.elements[9] = pose.rise * projectionMatrix.elements[5]!;
		projectionMatrixInverse.copy(projectionMatrix).invert();
		this.#renderer.render(this.#world, this.#camera);
		this.#frames++;
	}
}
