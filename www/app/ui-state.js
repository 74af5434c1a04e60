/** What only this view of a lab knows: pointers, selections, what is open. The lab and its undo know nothing of it. */

/** Two numbers: a place in pixels of the plane, or in data. @typedef {[number, number]} Pair */
/** What the chart of the points shows. @typedef {"loss" | "kkt" | "alphas"} PointsChart */
/** The tabs of the narrow layout. @typedef {"loss" | "objective" | "settings" | "points"} Tab */
/** What happened and what was kept, why, and at most one thing to do about it. @typedef {{ title: string, text?: string, code?: string, calm?: boolean, field?: "rate", action?: [words: string, act: () => void] }} Notice */
/** The handles of your own line: which one is lit (−1: none), and where the two on the boundary were put, in data. @typedef {{ lit: number, anchors: Pair[] }} OwnLine */

/**
 * @typedef {object} UiState
 * @property {number} nextClass the class of the point that is placed next
 * @property {number} selected the selected point, −1 for none
 * @property {number} hovered the point under the pointer, −1 for none
 * @property {Pair | null} cursor where the keyboard's cursor is, in data
 * @property {boolean} planeFocused whether the cursor is to be seen
 * @property {number} grabbed the point that the keyboard moves, −1 for none
 * @property {Pair | null} grabbedFrom where it was, in data
 * @property {boolean} dragging whether a point or the line is on its way: the edit is not finished
 * @property {OwnLine | null} ownLine null while that mode is off
 * @property {boolean} leavingOut whether the boundary without the point under the pointer is shown
 * @property {PointsChart} pointsChart
 * @property {boolean} logScale of the objective
 * @property {boolean} allLosses whether the other losses are drawn too
 * @property {number | null} readoutStep the step that the pointer is at in the chart of the objective
 * @property {number} speed the place of the speed slider, 0 … 100
 * @property {boolean} presenting
 * @property {boolean} tableOpen
 * @property {boolean} settingsOpen
 * @property {Tab} tab
 * @property {Notice | null} notice
 */

/** @returns {UiState} */
export const initialUi = () => ({
  nextClass: 1, selected: -1, hovered: -1, cursor: null, planeFocused: false, grabbed: -1, grabbedFrom: null, dragging: false,
  ownLine: null, leavingOut: false,
  pointsChart: "loss", logScale: false, allLosses: false, readoutStep: null,
  speed: 44, presenting: false, tableOpen: false, settingsOpen: false, tab: "loss", notice: null,
});

/** What does not outlast the lab that it was said of. @returns {Partial<UiState>} */
export const forAnotherLab = () => ({ selected: -1, hovered: -1, cursor: null, grabbed: -1, dragging: false, ownLine: null, leavingOut: false, notice: null });
