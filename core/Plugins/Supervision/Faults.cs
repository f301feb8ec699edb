using PluginHost.Sdk;

namespace PluginHost.Plugins;

/// <summary>What a guarded call can come to besides its value.</summary>
internal static class Faults
{
    public const string Failed = "plugin-failed";
    public const string Slow = "timed-out";
    public const string Paused = "paused";
    public const string Cancelled = "cancelled";

    private const int Longest = 300;

    public static Error Threw(string plugin, string what, Exception exception) =>
        new(Failed, $"{plugin} failed in {what}: {Sentence(Text(exception))}") { Hint = Report };

    public static Error Nothing(string plugin, string what) =>
        new(Failed, $"{plugin} returned nothing from {what}.") { Hint = Report };

    public static Error TooSlow(string plugin, string what, TimeSpan limit) =>
        new(Slow, $"{plugin} took longer than {limit.TotalSeconds:0.##} s for {what} and was stopped.") { Hint = Report };

    public static Error Abandoned(string plugin, string what) =>
        new(Slow, $"{plugin} did not come back from {what}, and the call was abandoned.") { Hint = Report };

    public static Error Refused(string plugin, string why) => new(Paused, $"{plugin} is not called at the moment: {why}");

    public static Error Gone(string plugin) => new("not-available", $"{plugin} is stopped or being reloaded.") { Hint = "Try again in a moment." };

    /// <summary>The first line of a message, at most so long. A plugin's exception may itself throw when it is asked.</summary>
    public static string Text(Exception exception)
    {
        try
        {
            var innermost = exception is AggregateException or System.Reflection.TargetInvocationException ? exception.InnerException ?? exception : exception;
            var line = innermost.Message.AsSpan().Trim();
            var end = line.IndexOfAny('\r', '\n');
            line = end < 0 ? line : line[..end];
            return line.Length switch
            {
                0 => "no reason given",
                > Longest => string.Concat(line[..Longest], "…"),
                _ => line.ToString(),
            };
        }
        catch (Exception)
        {
            return "an exception that cannot be read";
        }
    }

    /// <summary>What a plugin says rarely ends as a sentence does, and another one follows.</summary>
    public static string Sentence(string text) => text.Length > 0 && text[^1] is '.' or '!' or '?' or '…' ? text : text + ".";

    private static string Report => "Tell its author, or disable it with: plugins disable.";
}
