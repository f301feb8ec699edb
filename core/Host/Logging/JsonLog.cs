namespace PluginHost.Host;

/// <summary>Logs as a JSON object a line, with everything that the surrounding scopes know.</summary>
internal sealed class JsonLog(TextWriter writer, LogLevel least, TimeProvider time) : ILoggerProvider, ISupportExternalScope
{
    private readonly Lock _gate = new();
    private IExternalScopeProvider _scopes = new LoggerExternalScopeProvider();

    public ILogger CreateLogger(string categoryName) => new JsonLogger(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public void Dispose()
    {
        // The writer belongs to the program.
    }

    private sealed class JsonLogger(JsonLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => log._scopes.Push(state);

        public bool IsEnabled(LogLevel logLevel) => logLevel >= log.Least && logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                var line = JsonLine.Of(log.Time.GetUtcNow(), logLevel, category, formatter(state, exception), state, exception, log._scopes);
                lock (log._gate)
                {
                    log.Writer.WriteLine(line);
                }
            }
        }
    }

    private LogLevel Least => least;

    private TimeProvider Time => time;

    private TextWriter Writer => writer;
}
