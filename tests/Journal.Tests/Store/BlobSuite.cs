using System.Text;
using PluginHost.Sdk;

namespace PluginHost.Journal.Tests;

public abstract class BlobSuite : JournalSuite
{
    [Fact]
    public async Task Bytes_come_back_for_those_they_address_only()
    {
        var info = await PutAsync("a map", Audience.GameMaster);

        Assert.Equal("not-found", (await Store.Blobs.OpenAsync(info.Hash, Audience.Table, CancellationToken.None)).Error?.Code);
        await using var blob = Value(await Store.Blobs.OpenAsync(info.Hash, Audience.GameMaster, CancellationToken.None));
        Assert.Equal("a map", await new StreamReader(blob.Content).ReadToEndAsync());
    }

    [Fact]
    public async Task The_same_bytes_are_stored_once_and_their_audiences_add_up()
    {
        var hidden = await PutAsync("a map", Audience.GameMaster);
        var shown = await PutAsync("a map", Audience.Table);

        Assert.Equal(hidden.Hash, shown.Hash);
        await using var blob = Value(await Store.Blobs.OpenAsync(shown.Hash, Audience.Table, CancellationToken.None));
        Assert.Equal(5, blob.Info.Size);
    }

    [Fact]
    public async Task Redacting_an_event_takes_its_bytes_with_it_unless_another_holds_them()
    {
        var only = await PutAsync("only here", Audience.Everyone);
        var both = await PutAsync("in both", Audience.Everyone);
        await AppendAsync("camp", Event(data: $$"""{"a":"{{only.Hash}}","b":"{{both.Hash}}"}"""), Event(data: $$"""{"b":"{{both.Hash}}"}"""));

        Value(await Journal.RedactAsync("camp", 1, Gm, "asked for", CancellationToken.None));

        Assert.False((await Store.Blobs.OpenAsync(only.Hash, Audience.Everyone, CancellationToken.None)).Succeeded);
        await using var kept = Value(await Store.Blobs.OpenAsync(both.Hash, Audience.Everyone, CancellationToken.None));
        Assert.NotNull(kept);
    }

    private async Task<BlobInfo> PutAsync(string text, Audience audience)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return Value(await Store.Blobs.PutAsync(stream, "text/plain", audience, CancellationToken.None));
    }
}
