using PluginHost.Rules.Understanding;
using PluginHost.Sdk;

namespace PluginHost.Rules.Library;

/// <summary>How a person's word for it is taken: at once, and whenever the book is read again.</summary>
public sealed partial class RulesLibrary
{
    internal async Task<Result<string>> CorrectAsync(Source source, Entry entry, Correction correction, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var own = _file.Chunks(source.Id).Where(one => one.Chunk.EntryKey == entry.Key).ToList();
            IReadOnlyList<Chunk> texts = [.. own.Select(static one => one.Chunk)];
            var amended = correction is { Field: not null, Value: not null } ? WithField(entry, correction, texts) : Otherwise(source, entry, correction, texts);
            return amended.Then<string>(amended =>
            {
                // Chunks whose text is the same need not be written again.
                var changed = own.Zip(amended.Chunks).Where(static pair => !ReferenceEquals(pair.First.Chunk, pair.Second)).Select(static pair => (pair.First.Id, pair.Second)).ToList();
                Change(() =>
                {
                    _file.Amend(source, entry.Key, amended.Entry, correction, changed);
                    _catalogue.Follow(source, changed, []);
                });
                return amended.Told;
            });
        }
        finally
        {
            _turn.Release();
        }
    }

    private static Result<Amended> WithField(Entry entry, Correction correction, IReadOnlyList<Chunk> texts)
    {
        var corrected = new Corrections([correction]).Applied(entry, correction.Section);
        if (ReferenceEquals(corrected, entry) || corrected.Missing.Contains(correction.Field!, StringComparer.Ordinal))
        {
            return Error.Invalid("field", $"{entry.Name} has no {correction.Field} that could be {correction.Value}.") with { Hint = "lookup shows the fields and what they look like." };
        }

        corrected = corrected with { Validated = true };
        return new Amended(corrected, CorrectedText.Of(texts, entry, corrected), $"{corrected.Name}: {correction.Field} is {correction.Value} now.");
    }

    private static Result<Amended> Otherwise(Source source, Entry entry, Correction correction, IReadOnlyList<Chunk> texts)
    {
        var type = correction.NoEntry || correction.Type is null ? source.Kind == SourceKind.Rulebook ? ContentType.Rule : ContentType.Narrative : correction.Type.Value;
        if (correction.NoEntry || Recasting.IsText(type))
        {
            return new Amended(null, Recasting.Chunks(texts, entry, null, type), $"{entry.Name} is no entry any more; its text is still found.");
        }

        return Recasting.Of(entry, type, texts) is { } recast
            ? new Amended(recast, Recasting.Chunks(texts, entry, recast, type), $"{entry.Name} is a {Source.LabelOf(type)} now.")
            : Error.Invalid("content_type", $"{entry.Name} does not read like a {Source.LabelOf(type)}: what such a one has in fields is not in its text.") with { Hint = "lookup shows what was read." };
    }

    /// <param name="Entry">Nothing when it is none any more.</param>
    private sealed record Amended(Entry? Entry, IReadOnlyList<Chunk> Chunks, string Told);
}
