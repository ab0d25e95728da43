// body[data-pulse]: the page follows what others write, and shows who else is here. See static/js/together.
import { Pulse } from "../together/pulse.js";

export default {
  selector: "body[data-pulse]",
  attach(body) {
    document.addEventListener("seed:rows-changed", (event) => {
      event.target.closest("form").dataset.rowsMoved = "yes";
    });
    const pulse = new Pulse(body); // at once: it remembers the page as the server made it
    addEventListener("load", () => pulse.start(), { once: true });
    if (document.readyState === "complete") pulse.start();
  },
};
