using System.Globalization;

namespace PluginHost.Dice;

/// <summary>Checks a transcript against what was published before and after it. Needs nothing else, and no secret.</summary>
public static class Verifier
{
    public static Verdict Check(Commitments commitments, IReadOnlyList<ProofRecord> transcript, Revelation revelation)
    {
        ArgumentNullException.ThrowIfNull(commitments);
        ArgumentNullException.ThrowIfNull(transcript);
        ArgumentNullException.ThrowIfNull(revelation);
        var state = ProofState.Start(commitments);
        if (Seed(revelation.Seed) is not { } seed || Commitments.Of(seed) != commitments.Open)
        {
            return new Verdict(false, "The revealed seed is not the one that was committed to.", null, 0, 0);
        }

        for (var index = 0; index < transcript.Count; index++)
        {
            if (Problem(state, transcript[index], seed) is { } problem)
            {
                return new Verdict(false, string.Create(CultureInfo.InvariantCulture, $"Line {index + 1} {Name(transcript[index])} {problem}"), index + 1, state.Open, state.Sealed);
            }

            state = state.After(transcript[index]);
        }

        return revelation.Records != transcript.Count || revelation.Link != state.Link
            ? new Verdict(false, $"The transcript has {transcript.Count} lines, and there were {revelation.Records}: some were taken away at the end.", transcript.Count + 1, state.Open, state.Sealed)
            : new Verdict(true, Says(state), null, state.Open, state.Sealed);
    }

    /// <summary>Whether a line is the next one of a chain.</summary>
    public static bool Follows(ProofState state, ProofRecord record)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(record);
        return Evening.Link(state, record) == record.Link;
    }

    private static string Says(ProofState state) => string.Create(
        CultureInfo.InvariantCulture,
        $"{state.Open switch { 0 => "No open roll fell", 1 => "The one open roll is what the seed made it", var open => $"All {open} open rolls are what the seed made them" }}{state.Sealed switch { 0 => ".", 1 => "; 1 more is sealed: it happened where it stands, and stays hidden.", var closed => $"; {closed} more are sealed: they happened where they stand, and stay hidden." }}");

    private static string Name(ProofRecord record) => record.Kind switch
    {
        ProofKind.Open => $"(roll {record.Number}, {record.Expression})",
        ProofKind.Sealed => $"(sealed roll {record.Number})",
        _ => "(what a player added)",
    };

    private static string? Problem(ProofState state, ProofRecord record, byte[] seed) => record switch
    {
        _ when Number(state, record) is { } expected && expected != record.Number => $"should be number {expected}: a roll was added, taken away or moved.",
        _ when Evening.Link(state, record) != record.Link => "was altered, or something before it was taken away or moved.",
        { Kind: ProofKind.Open } => Rolled(state, record, seed),
        _ => null,
    };

    private static long? Number(ProofState state, ProofRecord record) => record.Kind switch
    {
        ProofKind.Open => state.Open + 1,
        ProofKind.Sealed => state.Sealed + 1,
        _ => null,
    };

    private static string? Rolled(ProofState state, ProofRecord record, byte[] seed)
    {
        if (!Dialects.TryParse(record.Dialect ?? "", out var dialect) || !Expression.TryParse(record.Expression ?? "", dialect, out var expression, out _))
        {
            return "cannot be rolled at all.";
        }

        return expression.TryRoll(Evening.Dice(seed, state, hidden: false, expression), out var roll, out _)
            && Evening.Told(state, roll, ProofKind.Open) is var told && told.Total == record.Total && told.Faces!.SequenceEqual(record.Faces ?? [])
            ? null
            : "does not show what the seed made it.";
    }

    private static byte[]? Seed(string text)
    {
        try
        {
            return Convert.FromHexString(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
