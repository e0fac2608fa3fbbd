// Browsers start no worker from a file: address. So that the site can be searched when it is opened from a folder,
// the worker's script then runs in a hidden frame instead. On a web server this does nothing.
// The file's name tells the theme's offline plugin not to fetch such a stand-in from another host.
if (location.protocol === "file:") {
  const FRAME = `<script>
    addEventListener("message", (start) => {
      const [port] = start.ports;
      const load = (address) => new Promise((resolve, reject) => {
        const script = Object.assign(document.createElement("script"), { src: address, onload: resolve, onerror: reject });
        document.head.append(script);
      });
      self.importScripts = (...addresses) => addresses.reduce((before, address) => before.then(() => load(address)), Promise.resolve());
      self.postMessage = (data) => port.postMessage(data);
      load(start.data).then(() => {
        port.onmessage = ({ data }) => dispatchEvent(new MessageEvent("message", { data }));
      });
    }, { once: true });
  <\/script>`;

  /** The part of Worker that search uses: messages to and fro. */
  class IFrameWorker extends EventTarget {
    constructor(address) {
      super();
      const { port1, port2 } = new MessageChannel();
      this.port = port1;
      port1.onmessage = ({ data }) => this.dispatchEvent(new MessageEvent("message", { data }));
      this.frame = document.createElement("iframe");
      this.frame.hidden = true;
      this.frame.title = "search";
      this.frame.srcdoc = FRAME;
      this.frame.onload = () => this.frame.contentWindow.postMessage(String(address), "*", [port2]);
      document.documentElement.append(this.frame);
    }

    postMessage(data) {
      this.port.postMessage(data);
    }

    terminate() {
      this.port.close();
      this.frame.remove();
    }
  }

  self.IFrameWorker = IFrameWorker;
  self.Worker = IFrameWorker;
}
