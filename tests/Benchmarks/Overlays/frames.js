// Notes the length of every frame that the page was asked for.
() => {
  const frames = [];
  let last = performance.now();
  let over = false;
  const next = (now) => {
    frames.push(now - last);
    last = now;
    if (!over) requestAnimationFrame(next);
  };
  requestAnimationFrame((now) => {
    last = now;
    requestAnimationFrame(next);
  });
  window.framesEnd = () => {
    over = true;
    return frames;
  };
}
