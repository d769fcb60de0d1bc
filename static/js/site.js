// What a page can do without. Its first paint: _first_paint.js.
(() => {
  const root = document.documentElement;

  // Where storage is forbidden, nothing is.
  const remember = (area, key, value) => {
    try {
      window[area].setItem(key, value);
    } catch {}
  };
  const remembered = (area, key) => {
    try {
      return window[area].getItem(key);
    } catch {
      return null;
    }
  };

  const theme = () => {
    const button = document.querySelector("[data-theme-switch]");
    if (!button) return;
    const preferred = matchMedia("(prefers-color-scheme: dark)");
    const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : preferred.matches);
    const show = () => button.setAttribute("aria-pressed", isDark());
    button.addEventListener("click", () => {
      root.dataset.theme = isDark() ? "light" : "dark";
      remember("localStorage", "theme", root.dataset.theme);
      show();
    });
    preferred.addEventListener("change", show);
    show();
  };

  // In words of the page (newsroom/ago.py) or of Intl, which takes a telephone 60 ms.
  const ago = (minutes) => {
    const number = minutes < 60 ? minutes : Math.floor(minutes / 60);
    const words = document.body.dataset.ago?.split("|").findLast((each) => parseInt(each) <= minutes);
    if (words) return words.replace(/\S+ /, "").replace("#", number);
    return new Intl.RelativeTimeFormat(root.lang).format(-number, minutes < 60 ? "minute" : "hour");
  };

  // In lists, within a day: “3 hours ago”. The full date stays as the title, its room as well.
  const times = () => {
    const recent = [];
    const now = Date.parse(root.dataset.now ?? new Date());
    for (const time of document.querySelectorAll("time[data-recent]:not([title], .far [data-far] *)")) {
      const minutes = Math.round((now - Date.parse(time.dateTime)) / 60000);
      if (minutes >= 0 && minutes < 1440) recent.push([time, minutes, time.getBoundingClientRect().width]);
    }
    for (const [time, minutes, width] of recent) {
      time.title = time.textContent;
      time.textContent = ago(minutes);
      time.style.minInlineSize = `min(${Math.ceil(width)}px, 100%)`;
    }
  };

  // In lists of all pages.
  const here = () => {
    for (const link of document.querySelectorAll(".hot a, .popular a")) {
      if (link.pathname === location.pathname) link.ariaCurrent = "page";
    }
  };

  // Once per story and tab, after five seconds before somebody's eyes; a prerendered page is hidden.
  const read = () => {
    const address = document.querySelector("[data-read]")?.dataset.read;
    if (!address || remembered("sessionStorage", address)) return;
    let left = 5000;
    let since = 0;
    let timer = 0;
    const send = () => {
      document.removeEventListener("visibilitychange", look);
      remember("sessionStorage", address, "1");
      navigator.sendBeacon?.(address); // some readers have none
    };
    const look = () => {
      clearTimeout(timer);
      if (since) left -= performance.now() - since;
      since = 0;
      if (document.visibilityState !== "visible" || document.prerendering) return;
      since = performance.now();
      timer = setTimeout(send, Math.max(left, 0));
    };
    document.addEventListener("visibilitychange", look);
    document.addEventListener("prerenderingchange", look);
    look();
  };

  // Pressing play puts the provider's frame where its picture was: until then nobody else is asked.
  const play = (player) => {
    const frame = document.createElement("iframe");
    const button = player.querySelector("button");
    frame.title = button.getAttribute("aria-label");
    frame.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture; clipboard-write; web-share";
    frame.allowFullscreen = true;
    frame.referrerPolicy = "strict-origin-when-cross-origin"; // YouTube plays for nobody who sends none
    frame.loading = "eager";
    frame.src = player.dataset.player;
    player.querySelector(".player__front").replaceWith(frame);
    player.classList.add("player--open");
    frame.focus();
  };
  const players = () => {
    for (const player of document.querySelectorAll("[data-player]")) {
      player.querySelector("button").addEventListener("click", () => play(player), { once: true });
    }
  };

  // A chart of Datawrapper says how high it is at the width it has.
  const charts = () =>
    addEventListener("message", ({ origin, source, data }) => {
      const heights = origin === "https://datawrapper.dwcdn.net" && Object.values(data?.["datawrapper-height"] ?? {});
      if (!heights || !(heights[0] > 0 && heights[0] < 4000)) return;
      for (const frame of document.querySelectorAll(".player--chart iframe")) {
        if (frame.contentWindow === source) frame.previousElementSibling.setAttribute("height", Math.ceil(heights[0]));
      }
    });

  // The manifest and the italics wait for the first page; on the next ones they are at hand.
  const add = () => {
    const links = document.querySelector("head noscript")?.textContent ?? "";
    document.head.insertAdjacentHTML("beforeend", links);
  };
  const late = () => {
    if (remembered("sessionStorage", "late")) return add();
    remember("sessionStorage", "late", "1");
    const wait = () => setTimeout(add, 1000);
    if (document.readyState === "complete") wait();
    else addEventListener("load", wait);
  };

  // What is far below is laid out part by part.
  const rest = () => {
    const part = document.querySelector(".far [data-far]");
    if (!part) return root.classList.remove("far");
    part.removeAttribute("data-far");
    times();
    setTimeout(rest, 20);
  };

  // In a turn of its own, once the page is there and its sheet applies: else `times` would have to lay it out.
  const start = () => {
    const isThere = { complete: true, interactive: document.querySelector("link[rel=stylesheet]")?.sheet };
    if (!isThere[document.readyState]) return setTimeout(start, 50);
    for (const part of [theme, times, here, read, players, charts, rest]) setTimeout(part);
  };
  setTimeout(start);
  late();
})();
