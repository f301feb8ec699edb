using System.Composition;
using PluginHost.Sdk;

namespace OmenDice;

/// <summary>The tool <c>read_omens</c>.</summary>
[Export(typeof(ITool))]
public sealed class ReadOmens : ITool
{
    private readonly Reader _reader;

    [ImportingConstructor]
    public ReadOmens(OmenStore store) => _reader = new Reader(store);

    public ToolDescription Description => _reader.Description;

    public Task<ToolResult> CallAsync(ToolCall call, IProgress<ToolProgress> progress, CancellationToken cancellationToken) =>
        _reader.CallAsync(call, progress, cancellationToken);

    private sealed class Reader : Tool<ReadOmensArguments>
    {
        private readonly OmenStore _store;

        public Reader(OmenStore store)
            : base("read_omens", "Read omens", "Tells the latest omens of the campaign, newest first.", OmenJson.Default.ReadOmensArguments)
        {
            _store = store;
            Description = Description with { MinimumRole = Role.Spectator, ReadOnly = true, Idempotent = true, Group = "dice" };
        }

        protected override async Task<ToolResult> CallAsync(ReadOmensArguments arguments, ToolCall call, IProgress<ToolProgress> progress, CancellationToken cancellationToken)
        {
            if (call.Campaign is null)
            {
                return ToolResult.Failed(Error.Invalid("campaign", "Omens belong to a campaign; name one."));
            }

            var omens = new OmenList([.. (await _store.ReadAsync(call.Campaign, cancellationToken)).Take(Math.Clamp(arguments.Limit, 1, 20))]);
            var text = omens.Omens.Count == 0 ? "No omens yet." : string.Join('\n', omens.Omens.Select(static omen => omen.Text));
            return ToolResult.Of(omens, OmenJson.Default.OmenList, text);
        }
    }
}
