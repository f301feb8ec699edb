using PluginHost.Sdk;

namespace PluginHost.Campaigns.Tests;

public sealed class BlobAudienceTests : TableSuite
{
    [Fact]
    public async Task Bytes_are_shown_and_hidden_with_the_things_that_show_them()
    {
        var hash = await KeptAsync("a picture");
        var one = await HandoutAsync("Reef", hash);
        Assert.False(await SeesAsync(hash, Audience.Table));
        await DoneAsync(Gm, "share", $$"""{"id":"{{one}}","audience":["table"]}""");
        Assert.True(await SeesAsync(hash, Audience.Table));
        Assert.False(await SeesAsync(hash, Audience.Everyone));

        var other = await HandoutAsync("Reef by night", hash);
        await DoneAsync(Gm, "share", $$"""{"id":"{{other}}","audience":["everyone"]}""");
        Assert.True(await SeesAsync(hash, Audience.Everyone));
        await DoneAsync(Gm, "share", $$"""{"id":"{{other}}","audience":["gm"]}""");
        Assert.False(await SeesAsync(hash, Audience.Everyone));
        Assert.True(await SeesAsync(hash, Audience.Table));
        await DoneAsync(Gm, "undo");
        Assert.True(await SeesAsync(hash, Audience.Everyone));
    }

    [Fact]
    public async Task Naming_bytes_that_one_may_not_see_shows_them_to_nobody()
    {
        var hash = await KeptAsync("a secret");
        var own = Text(await DoneAsync(Gm, "add_character", """{"name":"Oddo","player":"kim","max_hp":9}"""), "id");
        await CallAsync(Kim, "update_campaign_data", $$"""{"data_type":"characters","data":{"id":"{{own}}","image":{"blob":"{{hash}}"} } }""");
        Assert.False(await SeesAsync(hash, Kim.Audience));
        Assert.False(await SeesAsync(hash, Audience.Everyone));
    }

    private async Task<string> HandoutAsync(string name, string hash) =>
        Text(await DoneAsync(Gm, "update_campaign_data", $$"""{"data_type":"handouts","data":{"name":"{{name}}","picture":{"blob":"{{hash}}"} } }"""), "id");

    private async Task<string> KeptAsync(string text)
    {
        using var content = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));
        return (await Store.Blobs.PutAsync(content, "image/png", Audience.GameMaster, CancellationToken.None)).Value!.Hash;
    }

    private async Task<bool> SeesAsync(string hash, Audience reader)
    {
        var opened = await Store.Blobs.OpenAsync(hash, reader, CancellationToken.None);
        if (opened.Value is { } blob)
        {
            await blob.DisposeAsync();
        }

        return opened.Succeeded;
    }
}
