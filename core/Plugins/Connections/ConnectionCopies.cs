using PluginHost.Sdk;

namespace PluginHost.Plugins;

/// <summary>Copies that hold nothing of the plugin. Reading a plugin's lists runs its code, so this belongs inside the guard.</summary>
internal static class ConnectionCopies
{
    public static async Task<AskedPlan> PlanAsync(Task<ConnectionPlan?>? asked) =>
        asked is null ? null! : new AskedPlan(await asked is { } plan ? plan with { Polls = [], Protocols = [.. plan.Protocols], FatalCloseCodes = [.. plan.FatalCloseCodes] } : null);

    public static async Task<ConnectionReaction> ReactionAsync(Task<ConnectionReaction>? asked)
    {
        if (asked is null || await asked is not { } reaction)
            return null!;
        return reaction with
        {
            Frames = [.. reaction.Frames.Select(Frame)],
            Timers = reaction.Timers.ToDictionary(StringComparer.Ordinal),
            Answers = [.. reaction.Answers.Select(static answer => answer with { Bytes = answer.Bytes.ToArray() })],
            Reaction = Reactions.Copy(reaction.Reaction),
        };
    }

    public static OutgoingFrame Frame(OutgoingFrame frame) => frame with
    {
        Bytes = frame.Bytes.ToArray(),
        Secrets = [.. frame.Secrets],
        Computed = frame.Computed.ToDictionary(
            static pair => pair.Key,
            static pair => pair.Value with { Claims = pair.Value.Claims?.Clone(), Challenge = [.. pair.Value.Challenge] },
            StringComparer.Ordinal),
    };
}

/// <param name="Plan">Null to stay away.</param>
internal sealed record AskedPlan(ConnectionPlan? Plan);
