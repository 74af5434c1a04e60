// The empty page's animation: a canvas on which a pixel changes.
const context = document.querySelector("canvas").getContext("2d");
let odd = false;
const frame = () => {
  odd = !odd;
  context.fillStyle = odd ? "#000" : "#fff";
  context.fillRect(0, 0, 1, 1);
  requestAnimationFrame(frame);
};
requestAnimationFrame(frame);
