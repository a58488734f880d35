/** Loaded before the service: it ends with the process that started it, however that one ends. */
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
process.channel?.unref()
