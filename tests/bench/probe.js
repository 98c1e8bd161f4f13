// Runs in every page that is measured, before the page itself: notes when things happen there, and changes nothing.
//
// In `window.probe`: `tasks` (long tasks: start, length), `events` (Event Timing, above 16 ms), `clicks` (when the hand was
// there), `local` and `mirror` (when a text was in local storage, a put transaction of IndexedDB complete), `memories` (of
// wasm), and `ready` (when the first answer could be given: `built`, and `painted` one frame later).

(() => {
  const probe = { tasks: [], events: [], clicks: [], local: [], mirror: [], memories: [], ready: undefined };
  window.probe = probe;

  const observe = (type, take, more) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true, ...more });
  observe('longtask', ({ startTime, duration }) => probe.tasks.push([startTime, duration]));
  observe('event', ({ name, startTime, duration, interactionId }) => probe.events.push({ name, startTime, duration, interactionId }), { durationThreshold: 16 });
  addEventListener('click', (event) => probe.clicks.push(event.timeStamp), { capture: true });

  const setItem = Storage.prototype.setItem;
  Storage.prototype.setItem = function set(...args) {
    setItem.apply(this, args);
    probe.local.push(performance.now());
  };
  const put = IDBObjectStore.prototype.put;
  const marked = new WeakSet();
  IDBObjectStore.prototype.put = function note(...args) {
    const { transaction } = this;
    if (!marked.has(transaction)) {
      marked.add(transaction);
      transaction.addEventListener('complete', () => probe.mirror.push(performance.now()));
    }
    return put.apply(this, args);
  };

  const remember = (instance) => Object.values(instance.exports).filter((each) => each instanceof WebAssembly.Memory && !probe.memories.includes(each))
    .forEach((memory) => probe.memories.push(memory));
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const make = WebAssembly[name];
    WebAssembly[name] = async (...args) => {
      const made = await make.apply(WebAssembly, args);
      remember(made.instance ?? made);
      return made;
    };
  }

  /** Once a frame with all that is there now has been made. */
  const afterFrame = (act) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = act;
    port2.postMessage('');
  });

  /** The last thing that fits a selector says a text, or is simply there. */
  const holds = ({ selector, text }) => {
    if (text === undefined) return document.querySelector(selector) !== null;
    return [...document.querySelectorAll(selector)].at(-1)?.textContent.includes(text) ?? false;
  };

  /** Calls back in the moment in which it holds. */
  const once = (condition, act) => {
    if (holds(condition)) return act();
    const observer = new MutationObserver(() => {
      if (!holds(condition)) return;
      observer.disconnect();
      act();
    });
    return observer.observe(document, { childList: true, subtree: true, attributes: true, characterData: true });
  };

  probe.awaitReady = (selector) => once({ selector }, () => {
    const built = performance.now();
    afterFrame(() => { probe.ready = { built, painted: performance.now() }; });
  });

  /** When the condition held and was painted. */
  probe.painted = (until) => new Promise((done) => { once(until, () => afterFrame(() => done(performance.now()))); });

  /** Clicks, and says how long it took until the condition held and was painted. */
  probe.timed = async (click, until) => {
    const start = performance.now();
    document.querySelector(click).click();
    return await probe.painted(until) - start;
  };

  const pause = (ms) => new Promise((done) => { setTimeout(done, ms); });

  /** Chooses the radio at `place` in the first `count` of all groups of radios, one task each; how many were chosen. */
  probe.answerAll = async (group, place, count) => {
    const groups = [...document.querySelectorAll(group)].slice(0, count);
    for (const each of groups) {
      [...each.querySelectorAll('input[type=radio]')][place].click();
      await pause(0);
    }
    return groups.length;
  };

  /** Clicks a button so often, one task each: how long that took until painted. */
  probe.press = async (button, count) => {
    const start = performance.now();
    for (let done = 0; done < count; done += 1) {
      document.querySelector(button).click();
      await pause(0);
    }
    await new Promise(afterFrame);
    return performance.now() - start;
  };
})();
