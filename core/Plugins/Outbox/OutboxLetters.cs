using System.Globalization;
using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Plugins;

/// <summary>Requests that a provider refused, or that may or may not have been done: a person decides what becomes of them.</summary>
internal sealed class OutboxLetters(IJournalStore store)
{
    private const string Prefix = "request-";
    private const int Most = 1000;

    public async Task<IReadOnlyList<Letter>> ListAsync(string? plugin, CancellationToken cancellationToken) =>
        [.. (await RowsAsync(cancellationToken)).Where(row => plugin is null || row.Plugin == plugin).OrderBy(static row => row.Id).Select(LetterOf)];

    public static bool IsRequest(string letterId) => letterId.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Plans the same request once more, as of now. The old one is settled first: should the host die in between, it is lost rather than done twice.</summary>
    public async Task<Result<string>> RetryAsync(string letterId, CancellationToken cancellationToken)
    {
        if ((await RowsAsync(cancellationToken)).FirstOrDefault(row => IdOf(row) == letterId) is not { } row)
            return Error.NotFound("There is no such letter.") with { Hint = "List them with: plugins letters" };

        var settled = await store.Outbox.MarkAsync(row.Id, new OutboxMark(OutboxState.Stale, "a person had it sent again"), CancellationToken.None);
        if (!settled.Succeeded)
            return settled.Error;
        var planned = await store.Journal.CommitAsync(new Commit { Requests = [new OutboxDraft(row.Plugin, row.Journal, row.Request)] }, CancellationToken.None);
        return planned.Succeeded ? row.Plugin : planned.Error;
    }

    private static string IdOf(OutboxRow row) => Prefix + row.Id.ToString(CultureInfo.InvariantCulture);

    private static Letter LetterOf(OutboxRow row) =>
        new(IdOf(row), row.Plugin, row.Journal, 0, "request: " + row.Request.Action, row.Note ?? "it failed", row.Attempts, row.PlannedAt);

    private async Task<IEnumerable<OutboxRow>> RowsAsync(CancellationToken cancellationToken)
    {
        var failed = await store.Outbox.ListAsync(OutboxState.Failed, Most, cancellationToken);
        return failed.Concat(await store.Outbox.ListAsync(OutboxState.Unknown, Most, cancellationToken));
    }
}
