/** The table of commands: everything that changes a lab or what is seen of it. Buttons, keys, menus, the host page and tests issue the
    same ones, by `app.do(name, …)`. */
import * as edits from "./edits.js";
import { openHelp, openMore, openPlaneMenu, openShare, openThemes } from "./menus.js";
import * as ownLine from "./own-line.js";
import * as cursor from "./plane-cursor.js";
import * as playback from "./playback.js";
import * as settings from "./setting-changes.js";
import * as view from "./viewport.js";

const { addPoint, movePoint, setClass, flipClass, removePoint, beginDrag, dragPoint, endDrag, setLine, update, beginUpdates, endUpdates, undo, redo } = edits;
const { selectPoint, hoverPoint, speakPoint } = edits;
const { toggleOwnLine, placeLine, lightHandle, grabLine, dragLine, dropLine, cancelLine, nudgeHandle, escapeHandle } = ownLine;
const { showCursor, moveCursor, pressCursor, dropPoint, settlePoint, removeSelected, goToPoint, goToNextPoint, escapePlane, chooseClass } = cursor;
const { play, pause, togglePlay, stepForward, stepBack, seek, rewind, solve } = playback;
const { chooseData, chooseModel, chooseLoss, chooseTrainer, setPoints, loadCsv, clearPoints, blankPlane, restoreData } = settings;
const { zoomIn, zoomOut, fitView, showTab, setNextClass, toggleLogScale, showAllLosses, readOutStep, setSpeed, nextSpeed } = view;
const { togglePresenter, toggleSettings, toggleTable, toggleTableTab, showChart, setTheme, toggleLeaveOneOut, speakSummary, speakSelected } = view;

export const COMMANDS = {
  // points and settings: each is a step of undo
  addPoint, movePoint, setClass, flipClass, removePoint, removeSelected, setPoints, loadCsv, clearPoints, blankPlane, restoreData,
  update, chooseData, chooseModel, chooseLoss, chooseTrainer, setLine, placeLine, undo, redo,
  // moves that are one step of undo from their beginning to their end
  beginDrag, dragPoint, endDrag, dropPoint, settlePoint, grabLine, dragLine, dropLine, cancelLine, nudgeHandle, beginUpdates, endUpdates,
  // the run
  play, pause, togglePlay, stepForward, stepBack, seek, rewind, solve,
  // what is selected and pointed at
  selectPoint, hoverPoint, goToPoint, goToNextPoint, showCursor, moveCursor, pressCursor, escapePlane, chooseClass, lightHandle, escapeHandle,
  // what is seen and read out
  zoomIn, zoomOut, fitView, showTab, showChart, setNextClass, toggleLogScale, showAllLosses, readOutStep, setSpeed, nextSpeed, setTheme,
  togglePresenter, toggleSettings, toggleTable, toggleTableTab, toggleOwnLine, toggleLeaveOneOut, speakPoint, speakSummary, speakSelected,
  // menus and dialogs
  openHelp, openShare, openThemes, openMore, openPlaneMenu,
};

/** @typedef {typeof COMMANDS} Commands */
