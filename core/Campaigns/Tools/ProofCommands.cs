using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using PluginHost.Dice;
using PluginHost.Sdk;

namespace PluginHost.Campaigns;

/// <summary>All that is needed to check a session offline.</summary>
internal sealed record SessionTranscript(Commitments Commitments, ImmutableArray<ProofRecord> Transcript, Revelation Revelation)
{
    /// <summary>Its parts before this one, when it was ended more than once; null when it was not.</summary>
    public ImmutableArray<SessionTranscript>? Earlier { get; init; }

    /// <summary>The parts in order.</summary>
    public IEnumerable<SessionTranscript> Parts() => (Earlier ?? []).Append(this);

    public Verdict Check()
    {
        var verdicts = Parts().Select(static part => Verifier.Check(part.Commitments, part.Transcript, part.Revelation)).ToList();
        return verdicts is [var only]
            ? only
            : verdicts[^1] with { Honest = verdicts.TrueForAll(static one => one.Honest), Says = string.Join('\n', verdicts.Select(static (one, index) => string.Create(CultureInfo.InvariantCulture, $"Part {index + 1}: {one.Says}"))) };
    }
}

/// <summary>Lets players add to the dice, and everybody check them. It reads only what everyone may see.</summary>
internal sealed class ProofCommands(CampaignDesk desk)
{
    private const int LongestWord = 200;

    private static readonly string[] Told = [CampaignKinds.SessionStarted, CampaignKinds.SessionEnded, CampaignKinds.DiceRolled, CampaignKinds.RollsSealed, CampaignKinds.EntropyAdded];

    public Task<ToolResult> AddAsync(EntropyArguments arguments, ToolCall call, CancellationToken cancellationToken) => desk.ChangeAsync(
        call,
        null,
        its => Texts.Prose(arguments.Text, "text", LongestWord).Then<Decision>(text => its.Session is { Dice: { } dice }
            ? new Decision([CampaignDesk.Event(CampaignKinds.EntropyAdded, new EntropyAdded(text, Evening.Added(dice.State, text)), CampaignJson.Default.EntropyAdded)], "All dice to come depend on it now.")
            : new Error("no-session", "No session is under way.") { Hint = "Begin one with start_session." }),
        cancellationToken);

    public async Task<ToolResult> VerifyAsync(VerifyArguments arguments, ToolCall call, CancellationToken cancellationToken)
    {
        var found = desk.Find(call, null);
        if (!found.Succeeded)
        {
            return ToolResult.Failed(found.Error);
        }

        var sessions = new Dictionary<string, List<Evidence>>(StringComparer.Ordinal);
        Evidence? current = null;
        string? last = null;
        await foreach (var happened in desk.EventsAsync(found.Value, Audience.Everyone, Told, cancellationToken))
        {
            var json = CampaignJson.Default;
            switch (happened.Event.Kind)
            {
                case CampaignKinds.SessionStarted when CampaignFold.Read(happened, json.SessionStarted) is { Id: { } id, Dice: { } dice }:
                    current = new Evidence(dice);
                    sessions.TryAdd(id, []);
                    sessions[id].Add(current);
                    break;
                case CampaignKinds.DiceRolled when CampaignFold.Read(happened, json.DiceRolled) is { Proof: { } proof }:
                    current?.Lines.Add(proof);
                    break;
                case CampaignKinds.EntropyAdded when CampaignFold.Read(happened, json.EntropyAdded) is { Proof: { } proof }:
                    current?.Lines.Add(proof);
                    break;
                case CampaignKinds.RollsSealed when CampaignFold.Read(happened, json.RollsSealed) is { Rolls: { } rolls }:
                    current?.Hidden.AddRange(rolls);
                    break;
                case CampaignKinds.SessionEnded when CampaignFold.Read(happened, json.SessionEnded) is { Id: { } id, Dice: { } revealed } && sessions.TryGetValue(id, out var over):
                    over[^1].Revealed = revealed;
                    (last, current) = (id, null);
                    break;
                default:
                    break;
            }
        }

        var asked = arguments.SessionId ?? last;
        if (asked is null || !sessions.TryGetValue(asked, out var evidence))
        {
            return ToolResult.Failed(Error.NotFound("There is no such session with dice that can be checked.") with { Field = "session_id", Hint = "Rolls can be checked when the session they fell in is over." });
        }

        return evidence[^1].Revealed is not null
            ? Answer(evidence)
            : ToolResult.Failed(new Error("not-revealed", "The seed of this session is not revealed yet.") { Hint = "It is when the session ends: end_session." });
    }

    public async Task<ToolResult> FairnessAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var found = desk.Find(call, null);
        if (!found.Succeeded)
        {
            return ToolResult.Failed(found.Error);
        }

        var fairness = new Fairness();
        await foreach (var happened in desk.EventsAsync(found.Value, call.Caller.Audience, [CampaignKinds.DiceRolled], cancellationToken))
        {
            foreach (var die in CampaignFold.Read(happened, CampaignJson.Default.DiceRolled)?.Dice ?? [])
            {
                if (die.Faces is null)
                {
                    fairness.Add(die.Sides, die.Value);
                }
            }
        }

        return ToolResult.Text(fairness.ToString());
    }

    /// <summary>A beginning that was taken back has nothing to show but that it was; one that ended and was opened again has parts.</summary>
    private static ToolResult Answer(IReadOnlyList<Evidence> evidence)
    {
        List<SessionTranscript> parts = [.. evidence.Where(static one => one.Revealed is not null).Select(static one => new SessionTranscript(one.Published, [.. one.Ordered()], one.Revealed!))];
        var whole = parts[^1] with { Earlier = parts.Count > 1 ? [.. parts[..^1]] : null };
        var untold = evidence.Where(static one => one.Revealed is null).Sum(static one => one.Lines.Count);
        var text = whole.Check().Says + (untold == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"\n{untold} more fell after a beginning that was taken back; what those followed from was never told."));
        return ToolResult.Text(text) with { Data = JsonSerializer.SerializeToElement(whole, CampaignJson.Default.SessionTranscript) };
    }

    private sealed class Evidence(Commitments published)
    {
        public Commitments Published => published;

        public List<ProofRecord> Lines { get; } = [];

        public List<ProofRecord> Hidden { get; } = [];

        public Revelation? Revealed { get; set; }

        /// <summary>Hidden rolls were told at the end: each stands where its link fits.</summary>
        public List<ProofRecord> Ordered()
        {
            var (state, ordered, hidden) = (ProofState.Start(published), new List<ProofRecord>(), new Queue<ProofRecord>(Hidden));
            foreach (var line in Lines)
            {
                while (hidden.TryPeek(out var sealedLine) && !Verifier.Follows(state, line) && Verifier.Follows(state, sealedLine))
                {
                    Take(hidden.Dequeue());
                }

                Take(line);
            }

            while (hidden.TryDequeue(out var rest))
            {
                Take(rest);
            }

            return ordered;

            void Take(ProofRecord record)
            {
                ordered.Add(record);
                state = state.After(record);
            }
        }
    }
}
