using PluginHost.Campaigns.Pictures;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Tests;

public sealed class MapTilesTests : TableSuite
{
    private static readonly PictureCodec Codec = new(TimeProvider.System);

    [Fact]
    public async Task A_picture_is_told_to_viewers_only_without_fog_and_under_fog_by_its_pieces()
    {
        var (map, hash) = await MapAsync(Red());
        await DoneAsync(Gm, "show_map", """{"id":"Reef"}""");
        var part = (await PartsAsync(Audience.Everyone))["stage"].GetProperty("map");
        Assert.DoesNotContain(hash, part.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(8, part.GetProperty("tile").GetInt32());
        Assert.DoesNotContain(await EventsAsync(Audience.Everyone), happened => happened.Event.Data.GetRawText().Contains(hash, StringComparison.Ordinal));
        Assert.False((await TileAsync(map, 0, 0)).Succeeded);

        await DoneAsync(Gm, "reveal_map_area", """{"x":1,"y":1,"width":2,"height":2}""");
        var piece = Codec.Read((await TileAsync(map, 0, 0)).Value.ToArray(), CancellationToken.None).Value!;
        Assert.Equal((80, 60), (piece.Width, piece.Height));
        for (var pixel = 0; pixel < 80 * 60; pixel++)
        {
            var isSeen = pixel % 80 is >= 10 and < 30 && pixel / 80 is >= 10 and < 30;
            Assert.Equal(isSeen ? [200, 10, 10, 255] : [0, 0, 0, 0], piece.Rgba[(pixel * 4)..((pixel * 4) + 4)]);
        }

        foreach (var (other, column, row) in new[] { ("nowhere", 0, 0), (map, 1, 0), (map, 0, -1), (map, int.MaxValue, 0) })
        {
            Assert.Equal("not-found", (await TileAsync(other, column, row)).Error?.Code);
        }

        await DoneAsync(Gm, "blank_overlays");
        Assert.False((await TileAsync(map, 0, 0)).Succeeded);
        await DoneAsync(Gm, "undo");
        Assert.True((await TileAsync(map, 0, 0)).Succeeded);
        await DoneAsync(Gm, "undo");
        Assert.False((await TileAsync(map, 0, 0)).Succeeded);
    }

    [Fact]
    public async Task The_whole_file_is_everyones_as_long_as_there_is_no_fog()
    {
        var (_, hash) = await MapAsync(Red());
        await DoneAsync(Gm, "show_map", """{"id":"Reef"}""");
        Assert.False(await SeesAsync(hash, Audience.Table));
        await DoneAsync(Gm, "show_map", """{"id":"Reef","whole":true}""");
        Assert.True(await SeesAsync(hash, Audience.Everyone));
        await DoneAsync(Gm, "reveal_map_area", """{"x":0,"y":0,"width":1,"height":1,"hide":true}""");
        Assert.False(await SeesAsync(hash, Audience.Table));
        await DoneAsync(Gm, "undo");
        Assert.True(await SeesAsync(hash, Audience.Everyone));
        await DoneAsync(Gm, "show_map");
        Assert.False(await SeesAsync(hash, Audience.Table));
        Assert.True(await SeesAsync(hash, Audience.GameMaster));
    }

    [Fact]
    public async Task A_file_that_stayed_open_is_closed_when_its_map_is_shown_under_fog()
    {
        var (_, hash) = await MapAsync(Red());
        await Store.Blobs.ShowAsync(hash, static _ => Audience.Everyone, CancellationToken.None);
        await CallAsync(Gm, "show_map", """{"id":"Reef"}""", dryRun: true);
        Assert.True(await SeesAsync(hash, Audience.Everyone));
        await DoneAsync(Gm, "show_map", """{"id":"Reef"}""");
        Assert.False(await SeesAsync(hash, Audience.Table));
        await DoneAsync(Gm, "share", """{"id":"Reef","audience":["table"]}""");
        await DoneAsync(Gm, "show_map", """{"id":"Reef"}""");
        Assert.True(await SeesAsync(hash, Audience.Table));
    }

    [Fact]
    public async Task Of_a_picture_that_cannot_be_cut_viewers_get_nothing_and_the_game_master_is_told()
    {
        var (map, _) = await MapAsync("GIF89a, more or less"u8.ToArray());
        Assert.Contains(
            "The picture is of a kind that cannot be cut, so under fog viewers see the grid without it: save it as PNG or JPEG and import it again.",
            Said(await CallAsync(Gm, "show_map", """{"id":"Reef"}""")),
            StringComparison.Ordinal);
        await DoneAsync(Gm, "reveal_map_area", """{"x":0,"y":0,"width":8,"height":6}""");
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await PartsAsync(Audience.Everyone))["stage"].GetProperty("map").TryGetProperty("tile", out var tile) ? tile.ValueKind : System.Text.Json.JsonValueKind.Null);
        Assert.False((await TileAsync(map, 0, 0)).Succeeded);

        Assert.DoesNotContain("viewers see the grid", Said(await CallAsync(Gm, "show_map", """{"id":"Reef","whole":true}""")), StringComparison.Ordinal);
        Assert.Contains("viewers see the grid without it", Said(await CallAsync(Gm, "reveal_map_area", """{"x":0,"y":0,"width":1,"height":1,"hide":true}""")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_game_master_is_told_when_fog_hides_nothing_from_those_with_whom_the_map_is_shared()
    {
        await MapAsync(Red());
        Assert.DoesNotContain("open to", Said(await CallAsync(Gm, "show_map", """{"id":"Reef"}""")), StringComparison.Ordinal);
        await DoneAsync(Gm, "share", """{"id":"Reef","audience":["table"]}""");
        Assert.Contains("Its whole picture is open to table, since Reef is shared with them: share it with gm alone", Said(await CallAsync(Gm, "show_map", """{"id":"Reef"}""")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Naming_the_hash_of_a_picture_of_elsewhere_brings_it_to_no_other_campaign()
    {
        var (_, hash) = await MapAsync(Red());
        await DoneAsync(Gm, "share", """{"id":"Reef","audience":["table"]}""");
        var pictures = new CampaignPictures(Views);
        Assert.True(await pictures.AreToldAsync(Campaign, hash, Kim.Audience, CancellationToken.None));
        var elsewhere = Text(await DoneAsync(Gm, "create_campaign", """{"name":"Elsewhere","system":"generic"}"""), "id");
        Campaign = elsewhere;
        var stranger = Kim with { Campaign = elsewhere };
        Assert.False(await pictures.AreToldAsync(elsewhere, hash, stranger.Audience, CancellationToken.None));
        foreach (var caller in new[] { stranger, stranger with { Role = Role.GameMaster } })
        {
            var refused = await CallAsync(caller, "update_campaign_data", $$"""{"data_type":"notes","data":{"text":"Look","image":{"blob":"{{hash}}"} } }""");
            Assert.Equal("This campaign has no such picture.", refused.Error?.Message);
        }

        await CallAsync(stranger, "update_campaign_data", $$"""{"data_type":"notes","data":{"text":"{{hash}}"} }""");
        Assert.False(await pictures.AreToldAsync(elsewhere, hash, stranger.Audience, CancellationToken.None));
    }

    private static byte[] Red()
    {
        var picture = Picture.Blank(80, 60);
        for (var at = 0; at < picture.Rgba.Length; at += 4)
        {
            (picture.Rgba[at], picture.Rgba[at + 1], picture.Rgba[at + 2], picture.Rgba[at + 3]) = (200, 10, 10, 255);
        }

        return Codec.Write(picture);
    }

    private async Task<(string Map, string Hash)> MapAsync(byte[] file)
    {
        using var content = new MemoryStream(file);
        var hash = (await Store.Blobs.PutAsync(content, "image/png", Audience.GameMaster, CancellationToken.None)).Value!.Hash;
        var map = Text(await DoneAsync(Gm, "update_campaign_data", $$"""{"data_type":"maps","data":{"name":"Reef","grid":{"width":8,"height":6},"image":{"blob":"{{hash}}"} } }"""), "id");
        return (map, hash);
    }

    private Task<Result<ReadOnlyMemory<byte>>> TileAsync(string map, int column, int row) => new MapTiles(Store, Views, TimeProvider.System).TileAsync(Campaign, map, column, row, CancellationToken.None);

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
