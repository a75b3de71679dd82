// The reference of the REST interface: Swagger UI with the service's own /openapi.json, and nothing from elsewhere.
import "swagger-ui-dist/swagger-ui.css";
import "./docs.css";
import SwaggerUI from "swagger-ui-dist/swagger-ui-es-bundle.js";

const DESCRIPTION = "/openapi.json";
const page = document.getElementById("page");
const dark = window.matchMedia("(prefers-color-scheme: dark)");

function follow() {
  document.documentElement.classList.toggle("dark-mode", dark.matches);
}

function say(text) {
  const notice = document.createElement("p");
  notice.className = "notice";
  notice.setAttribute("role", "alert");
  notice.textContent = text;
  page.replaceChildren(notice);
}

async function show() {
  const answer = await fetch(DESCRIPTION, { headers: { accept: "application/json" } });
  if (!answer.ok) {
    say(`The description of the REST interface is not there: ${DESCRIPTION} answered ${answer.status}. GraphQL is at /graphql.`);
    return;
  }
  SwaggerUI({
    domNode: page,
    spec: await answer.json(),
    deepLinking: true,
    docExpansion: "list",
    defaultModelsExpandDepth: 0,
    displayRequestDuration: true,
    filter: true,
    tryItOutEnabled: true,
    validatorUrl: null,
  });
}

follow();
dark.addEventListener("change", follow);
show().catch((fault) => say(`The description of the REST interface could not be read from ${DESCRIPTION}: ${fault.message}`));
