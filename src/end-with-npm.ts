import { runByNpm } from './config.ts'

/**
 * Under `npm start` or `npm run`, a signal for npm reaches the shell between npm and this process, and not always this
 * process: it would run on, and keep the port and the data. So the end of that shell counts as SIGTERM here.
 */
export function endWithNpm(): void {
  if (!runByNpm) return
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, 250)
  watch.unref()
}
