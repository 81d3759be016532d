// Draws a rectangle on a picture with finger, pen or mouse, and writes it into the four number fields, in per cent.
export function areas(root = document) {
  for (const stage of root.querySelectorAll("[data-area]")) {
    const picture = stage.querySelector("img");
    const fields = ["left", "top", "width", "height"].map((name) => document.getElementById(name));
    if (!picture || fields.some((field) => !field)) continue;
    const canvas = document.createElement("canvas");
    canvas.setAttribute("aria-hidden", "true");
    stage.append(canvas);
    let start;

    const draw = () => {
      canvas.width = picture.clientWidth;
      canvas.height = picture.clientHeight;
      const [left, top, width, height] = fields.map((field) => Number(field.value) || 0);
      const pen = canvas.getContext("2d");
      pen.fillStyle = "rgba(11, 95, 92, .75)";
      pen.strokeStyle = "#fff";
      pen.lineWidth = 3;
      const box = [left * canvas.width, top * canvas.height, width * canvas.width, height * canvas.height];
      pen.fillRect(...box.map((side) => side / 100));
      pen.strokeRect(...box.map((side) => side / 100));
    };
    const place = (event) => {
      const box = canvas.getBoundingClientRect();
      const share = (value) => Math.min(100, Math.max(0, value * 100));
      return [share((event.clientX - box.left) / box.width), share((event.clientY - box.top) / box.height)];
    };
    const write = (event) => {
      const [x, y] = place(event);
      const from = [Math.floor(Math.min(start[0], x)), Math.floor(Math.min(start[1], y))].map((v) => Math.min(v, 99));
      const to = [Math.ceil(Math.max(start[0], x)), Math.ceil(Math.max(start[1], y))];
      const values = [...from, Math.max(1, to[0] - from[0]), Math.max(1, to[1] - from[1])];
      fields.forEach((field, index) => { field.value = values[index]; });
      draw();
    };
    canvas.addEventListener("pointerdown", (event) => {
      start = place(event);
      canvas.setPointerCapture(event.pointerId);
      event.preventDefault();
    });
    canvas.addEventListener("pointermove", (event) => { if (start) write(event); });
    canvas.addEventListener("pointerup", (event) => {
      if (start) write(event);
      start = undefined;
    });
    for (const field of fields) field.addEventListener("input", draw);
    picture.addEventListener("load", draw);
    window.addEventListener("resize", draw);
    draw();
  }
}
