using System.Text.Json.Nodes;
using PluginHost.Harness;

namespace PluginHost.EndToEnd.Tests.Security;

/// <summary>What a table has to hide: each is a text that stands nowhere else, so that wherever it turns up it was told.</summary>
internal static class Secrets
{
    /// <summary>What everyone may know: whoever is not told even this was told nothing of the campaign.</summary>
    public const string Open = "Openlantern";

    public const string Campaign = "Saltwatch-7781";

    private const string Ambusher = "Zzyxambusher";
    private const string Unnamed = "Qvorxunnamed";
    private const string Points = "774193";
    private const string Wounded = "774192";
    private const string HiddenRoll = "931188";
    private const string Clause = "Wreckclause-4711";
    private const string Handout = "Veiledledger";
    private const string Note = "Gmnote-9902";
    /// <summary>What stands in the game master's note.</summary>
    private const string Written = "Whisperline-3310";

    private const string Board = "Veiledboard";

    /// <summary>The game master's alone.</summary>
    public static readonly string[] Planted = [Ambusher, Unnamed, Points, HiddenRoll, Clause, Handout, Note, Board, Written];

    /// <summary>The same with what becomes of it later.</summary>
    public static readonly string[] Hidden = [.. Planted, Wounded];

    /// <summary>The picture of the veiled handout, for whoever came to know its hash.</summary>
    public static string VeiledHash { get; } = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Picture(9)));

    public static string OpenHash { get; } = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Picture(8)));

    public static async Task<string> PlantAsync(HostProcess host)
    {
        var campaign = (await host.CallAsync("create_campaign", new JsonObject { ["name"] = Campaign, ["system"] = "generic" }))["data"]!["id"]!.GetValue<string>();
        await host.CallAsync("import_file", new JsonObject { ["content"] = File().ToJsonString() }, campaign);
        await host.CallAsync("create_shared", new JsonObject { ["kind"] = "note", ["name"] = Note, ["text"] = Written, ["audience"] = new JsonArray("gm") }, campaign);
        await host.CallAsync("create_shared", new JsonObject { ["kind"] = "board", ["name"] = Board, ["audience"] = new JsonArray("gm") }, campaign);
        var order = new JsonArray(
            new JsonObject { ["name"] = Open, ["initiative"] = 15, ["is_player"] = true },
            new JsonObject { ["name"] = Ambusher, ["initiative"] = 18, ["hidden"] = true, ["hp"] = Pair() },
            new JsonObject { ["name"] = Unnamed, ["initiative"] = 12, ["known"] = false, ["hp"] = Pair() });
        await host.CallAsync("set_initiative", new JsonObject { ["initiative_order"] = order }, campaign);
        await RollAsync(host, campaign);
        return campaign;
    }

    /// <summary>Things happen that only the game master may know of.</summary>
    public static async Task ActAsync(HostProcess host, string campaign)
    {
        await RollAsync(host, campaign);
        await host.CallAsync("update_monster_hp", new JsonObject { ["monster_id"] = Ambusher, ["new_hp"] = int.Parse(Wounded) }, campaign);
        await host.CallAsync("update_monster_hp", new JsonObject { ["monster_id"] = Unnamed, ["new_hp"] = int.Parse(Wounded) }, campaign);
        await host.CallAsync("edit_shared", new JsonObject { ["document"] = Note, ["append"] = Written }, campaign);
        await host.CallAsync("update_campaign_data", new JsonObject { ["data_type"] = "handouts", ["data"] = new JsonObject { ["name"] = $"{Handout} {Guid.NewGuid():N}", ["text"] = "More." } }, campaign);
    }

    private static Task RollAsync(HostProcess host, string campaign) => host.CallAsync("roll_dice", new JsonObject { ["expression"] = "1d1+931187", ["hidden"] = true }, campaign);

    private static JsonObject File() => new()
    {
        ["version"] = "1.0",
        ["campaign"] = new JsonObject { ["name"] = Campaign },
        ["world"] = new JsonObject { ["npcs"] = new JsonArray(new JsonObject { ["name"] = "Keeper " + Open, ["secret"] = Clause, ["audience"] = new JsonArray("everyone") }) },
        ["story"] = new JsonObject(),
        ["resources"] = new JsonObject
        {
            ["handouts"] = new JsonArray(
                new JsonObject { ["name"] = Handout, ["text"] = "Forty crowns.", ["image"] = new JsonObject { ["blob"] = "veiled" } },
                new JsonObject { ["name"] = "Page " + Open, ["text"] = "For all.", ["audience"] = new JsonArray("everyone"), ["image"] = new JsonObject { ["blob"] = "open" } }),
        },
        ["blobs"] = new JsonObject { ["veiled"] = Blob(9), ["open"] = Blob(8) },
    };

    private static JsonObject Blob(int size) => new() { ["mediaType"] = "image/png", ["base64"] = Convert.ToBase64String(Picture(size)) };

    private static byte[] Picture(int size) => Pixels.Png(size, size, static (x, y) => ((byte)x, (byte)y, 7));

    private static JsonObject Pair() => new() { ["current"] = int.Parse(Points), ["max"] = int.Parse(Points) };
}
