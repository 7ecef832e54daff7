// Files are sent one by one, so that the page can say how far it is, and whoever leaves
// it finds what was sent among their earlier ones. Without this script they are sent all at once.
(() => {
  const form = document.getElementById("upload");
  const files = form.querySelector("[type=file]");
  const told = form.querySelector(".upload-progress");
  const [bar, words] = told.children;
  let address = "";

  const warn = (event) => event.preventDefault();

  async function send(file) {
    const data = new FormData(form);
    data.set(files.name, file);
    const answer = await fetch(form.action, {
      method: "POST",
      body: data,
      headers: { Accept: "application/json" },
    });
    if (!answer.ok || !answer.headers.get("Content-Type").includes("json")) {
      throw new Error(answer.status);
    }
    return answer.json();
  }

  async function sendAll(all) {
    bar.max = all.length;
    for (const [at, file] of all.entries()) {
      bar.value = at;
      words.textContent = `正在读第 ${at + 1} 个，共 ${all.length} 个：${file.name}`;
      const upload = await send(file);
      form.elements.upload.value = upload.upload;
      address = upload.address;
    }
  }

  function giveUp(all) {
    words.textContent = `传到第 ${bar.value + 1} 个文件时断了，前面的都已入库。`;
    if (address) {
      const link = document.createElement("a");
      link.href = address;
      link.textContent = "看这一批";
      words.append(link);
    }
    const rest = new DataTransfer();
    all.slice(bar.value).forEach((file) => rest.items.add(file));
    files.files = rest.files;
    form.querySelector("[type=submit]").disabled = false;
  }

  form.addEventListener("submit", async (event) => {
    const all = [...files.files];
    if (all.length < 2) {
      return;
    }
    event.preventDefault();
    told.hidden = false;
    form.querySelector("[type=submit]").disabled = true;
    window.addEventListener("beforeunload", warn);
    try {
      await sendAll(all);
      window.removeEventListener("beforeunload", warn);
      location.assign(address);
    } catch {
      window.removeEventListener("beforeunload", warn);
      giveUp(all);
    }
  });

  // Dropped anywhere on the page they are as good as chosen.
  document.addEventListener("dragover", (event) => event.preventDefault());
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    if (event.dataTransfer.files.length) {
      files.files = event.dataTransfer.files;
    }
  });
})();
