/** Progress on one line of a terminal, or a line now and then where the output is no terminal. */
export function progress(label: string, total: number): { at(done: number): void; end(): void } {
  const began = performance.now()
  let lastTenth = 0
  return {
    at(done) {
      if (process.stdout.isTTY) {
        process.stdout.write(`\r${label} ${done}/${total}`)
        return
      }
      const tenth = Math.floor((done * 5) / total)
      if (tenth > lastTenth) say(`${label} ${done}/${total}`)
      lastTenth = tenth
    },
    end() {
      const seconds = ((performance.now() - began) / 1000).toFixed(1)
      if (process.stdout.isTTY) process.stdout.write('\r')
      say(`${label} ${total}/${total}  ${seconds} s`)
    }
  }
}

export function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
