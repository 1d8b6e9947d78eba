using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace CCoP.LocalHosting;

/// <summary>The host's own lines on the console: the time and one sentence.</summary>
internal sealed class ConsoleStory() : ConsoleFormatter(Name)
{
    public new const string Name = "story";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var sentence = logEntry.Formatter(logEntry.State, logEntry.Exception);
        textWriter.WriteLine(FormattableString.Invariant($"{TimeProvider.System.GetLocalNow():HH:mm:ss} {sentence}"));
        if (logEntry.Exception is { } exception)
        {
            textWriter.WriteLine(exception);
        }
    }
}
