"""A headless Chromium over --remote-debugging-pipe: JSON messages, each ended by a zero byte, on descriptors 3 and 4.
Standard library only."""

import base64
import json
import os
import select
import subprocess
import time


class Browser:
    """Opens pages, runs expressions in them, and keeps what they said, asked for and tried to show."""

    def __init__(self, program, profile):
        to_child, self._out = os.pipe()
        self._in, from_child = os.pipe()

        def places():
            # Out of the way first: either may be 3 or 4 already.
            source, sink = os.dup(to_child), os.dup(from_child)
            high_source = os.fdopen(source, "rb", closefd=False).fileno()
            os.dup2(high_source, 100)
            os.dup2(sink, 101)
            os.dup2(100, 3)
            os.dup2(101, 4)

        self._process = subprocess.Popen(
            [program, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
             "--no-first-run", "--disable-background-networking", "--disable-component-update",
             "--user-data-dir=" + profile, "--remote-debugging-pipe", "about:blank"],
            preexec_fn=places, pass_fds=(3, 4), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_child)
        os.close(from_child)
        self._buffer = b""
        self._number = 0
        self.session = None
        self.console, self.requests, self.dialogs = [], [], []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(domain + ".enable")

    def close(self):
        try:
            self.session = None
            self.call("Browser.close", within=10)
        except Exception:
            self._process.terminate()
        self._process.wait(timeout=20)

    def _message(self, until):
        while b"\0" not in self._buffer:
            ready, _, _ = select.select([self._in], [], [], max(0, until - time.monotonic()))
            if not ready:
                raise TimeoutError("the browser does not answer")
            part = os.read(self._in, 1 << 20)
            if not part:
                raise EOFError("the browser has ended")
            self._buffer += part
        line, self._buffer = self._buffer.split(b"\0", 1)
        return json.loads(line)

    def _note(self, message):
        method, given = message.get("method"), message.get("params", {})
        if method == "Runtime.exceptionThrown":
            self.console.append(given["exceptionDetails"].get("text", "") + str(given)[:300])
        elif method == "Runtime.consoleAPICalled" and given["type"] in ("error", "warning", "assert"):
            self.console.append(str(given["args"])[:300])
        elif method == "Log.entryAdded" and given["entry"]["level"] in ("error", "warning"):
            self.console.append(given["entry"]["text"][:300])
        elif method == "Network.requestWillBeSent":
            self.requests.append(given["request"]["url"])
        elif method == "Page.javascriptDialogOpening":
            self.dialogs.append(given["message"])
            self._send("Page.handleJavaScriptDialog", {"accept": True})
        return method

    def _send(self, method, parameters):
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        return self._number

    def call(self, method, within=60, **parameters):
        number = self._send(method, parameters)
        until = time.monotonic() + within
        while True:
            message = self._message(until)
            if message.get("id") == number:
                if "error" in message:
                    raise RuntimeError(method + ": " + message["error"]["message"])
                return message["result"]
            self._note(message)

    def open(self, url, width=1440, height=1000, dark=False, phone=False):
        self.console, self.requests, self.dialogs = [], [], []
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=phone)
        self.call("Emulation.setEmulatedMedia", features=[
            {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}])
        # A navigation to the same file with another fragment loads nothing: begin from an empty page.
        self.call("Page.navigate", url="about:blank")
        began = time.monotonic()
        self.requests = []
        self.call("Page.navigate", url=url)
        while self.value("document.readyState !== 'complete' || location.href === 'about:blank'"):
            if time.monotonic() - began > 60:
                raise TimeoutError(url)
            time.sleep(0.05)
        return time.monotonic() - began

    def value(self, expression):
        result = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            raise RuntimeError(expression[:80] + ": " + str(result["exceptionDetails"])[:400])
        return result["result"].get("value")

    def press(self, key):
        codes = {"Tab": 9, "Enter": 13}
        for kind in ("keyDown", "keyUp"):
            more = {"text": "\r"} if key == "Enter" and kind == "keyDown" else {}
            self.call("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=codes[key], **more)

    def picture(self, path, whole=True):
        shot = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=whole, **(
            {"clip": {"x": 0, "y": 0, "scale": 1,
                      "width": self.value("document.documentElement.clientWidth"),
                      "height": min(9000, self.value("document.documentElement.scrollHeight"))}} if whole else {}))
        with open(path, "wb") as file:
            file.write(base64.b64decode(shot["data"]))
