// [data-passkey="addForm | authenticateForm | loginForm"]: a button that asks the browser for a passkey.
// allauth's own script does the asking; here the button is shown where it can work, and faults are said.
import { gettext } from "../wording.js";

const FAULTS = {
  SecurityError: () => gettext("Browsers take keys only at a name, not at a number: open this page at localhost or at its https:// address."),
  InvalidStateError: () => gettext("This key is among yours already."),
};

function told(fault) {
  const known = FAULTS[fault.name];
  return known ? known() : gettext("The browser handed over no key. Try again, or sign in another way.");
}

export default {
  selector: "[data-passkey]",
  attach(button) {
    const forms = window.allauth?.webauthn?.forms;
    if (!forms || !window.PublicKeyCredential) return;
    const form = button.closest("form");
    const { passkey, passkeyCredential, passkeyPasswordless } = button.dataset;
    const named = { add: button.id, authenticate: button.id, login: button.id, credential: passkeyCredential };
    if (passkeyPasswordless) named.passwordless = passkeyPasswordless;
    if (document.getElementById("passkey-data")) named.data = "passkey-data";
    button.hidden = form.hidden = false;
    const missing = form.querySelector("[data-passkey-missing]");
    if (missing) missing.hidden = true;
    document.addEventListener("allauth.error", (event) => {
      event.preventDefault();
      const place = form.querySelector("[data-passkey-fault]");
      place.textContent = told(event.detail.exception);
      place.hidden = false;
    });
    forms[passkey]({ ids: named });
  },
};
