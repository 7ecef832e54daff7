// Files are sent some at a time, so that the page can say how far it is, and whoever leaves
// it finds what was sent among their earlier ones; one process reads those of a request.
// Without this script they are sent all at once.
(() => {
  const form = document.getElementById("upload");
  const files = form.querySelector("[type=file]");
  const told = form.querySelector(".upload-progress");
  const [bar, words] = told.children;
  const most = { files: 10, bytes: 2_000_000 };
  let address = "";

  const warn = (event) => event.preventDefault();

  function* inGroups(all) {
    let group = [];
    let bytes = 0;
    for (const file of all) {
      if (group.length === most.files || (group.length && bytes + file.size > most.bytes)) {
        yield group;
        group = [];
        bytes = 0;
      }
      group.push(file);
      bytes += file.size;
    }
    yield group;
  }

  async function send(group) {
    const data = new FormData(form);
    data.delete(files.name);
    group.forEach((file) => data.append(files.name, file));
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
    bar.value = 0;
    for (const group of inGroups(all)) {
      words.textContent = `已读 ${bar.value} 个，共 ${all.length} 个。正在读“${group[0].name}”等 ${group.length} 个。`;
      const upload = await send(group);
      form.elements.upload.value = upload.upload;
      address = upload.address;
      bar.value += group.length;
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
