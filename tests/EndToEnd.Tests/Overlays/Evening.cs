using System.Text.Json.Nodes;
using PluginHost.Harness;

namespace PluginHost.EndToEnd.Tests;

/// <summary>The demo with everything on stage that there can be, and with something secret beside each of it.</summary>
internal sealed class Evening(HostProcess host, string campaign)
{
    public const int Columns = 24;
    public const int Rows = 14;
    private const int Square = 16;

    public static string CellarHash { get; } = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Cellar()));

    public string Campaign => campaign;

    public static async Task<Evening> BeginAsync(HostProcess host)
    {
        var evening = new Evening(host, (await host.CommandAsync("campaigns"))["campaigns"]![0]!["id"]!.GetValue<string>());
        var content = File().ToJsonString();
        await evening.DoAsync("import_file", new JsonObject { ["content"] = content });
        return evening;
    }

    public async Task StageAsync()
    {
        await DoAsync("spotlight", new JsonObject { ["who"] = "Mother Harrow" });
        await DoAsync("lower_third", new JsonObject { ["title"] = "The Gull Inn", ["text"] = "Low tide, an hour before dawn" });
        await DoAsync("show_handout", new JsonObject { ["id"] = "The keeper's last page" });
        await DoAsync("show_map", new JsonObject { ["id"] = "The drowned cellar" });
        await DoAsync("reveal_map_area", Area(2, 2, 9, 7));
        await DoAsync("reveal_map_area", Area(11, 5, 4, 2));
        await DoAsync("move_token", At("Ilvane Marrow", 5, 4));
        await DoAsync("move_token", At("Brine Husk", 8, 6));
        await DoAsync("move_token", At("Cellar Lurker", 4, 7));
        await DoAsync("start_poll", new JsonObject { ["question"] = "Which way down?", ["options"] = new JsonArray("The stairs", "The flooded shaft", "Wait for the tide") });
        await DoAsync("vote", new JsonObject { ["option"] = "2" });
        await DoAsync("add_condition", new JsonObject { ["targets"] = new JsonArray("Tessaly Quick"), ["condition"] = "Poisoned" });
    }

    public Task<JsonNode> DoAsync(string tool, JsonObject arguments) => host.CallAsync(tool, arguments, campaign);

    public Task BlankAsync(bool on) => DoAsync("blank_overlays", new JsonObject { ["on"] = on });

    public Task RollAsync(string expression, string player, bool hidden = false) =>
        DoAsync("roll_dice", new JsonObject { ["expression"] = expression, ["player"] = player, ["hidden"] = hidden });

    public string Address(string page, string options = "") => $"http://127.0.0.1:{host.Port}/plugins/obs/{page}.html{options}#key={host.OverlayKey(campaign)}&campaign={campaign}";

    public static JsonObject Area(int x, int y, int width, int height) => new() { ["x"] = x, ["y"] = y, ["width"] = width, ["height"] = height };

    private static JsonObject At(string who, int x, int y) => new() { ["who"] = who, ["x"] = x, ["y"] = y };

    private static JsonObject File() => new()
    {
        ["version"] = "1.0",
        ["campaign"] = new JsonObject { ["name"] = "The Salt Lantern" },
        ["world"] = new JsonObject { ["npcs"] = new JsonArray(Open(new JsonObject { ["name"] = "Mother Harrow", ["role"] = "Keeper of the Gull Inn", ["secret"] = "Pays the wreckers" })) },
        ["story"] = new JsonObject(),
        ["resources"] = new JsonObject
        {
            ["handouts"] = new JsonArray(
                Open(new JsonObject { ["name"] = "The keeper's last page", ["text"] = "The lamp does not show them the rocks.\nIt calls them.\n\nDo not go up after sunset.", ["image"] = new JsonObject { ["blob"] = "page" } }),
                new JsonObject { ["name"] = "The wreckers' ledger", ["text"] = "Forty crowns to Harrow." }),
            ["maps"] = new JsonArray(new JsonObject { ["name"] = "The drowned cellar", ["grid"] = new JsonObject { ["width"] = Columns, ["height"] = Rows, ["pixels"] = Square }, ["image"] = new JsonObject { ["blob"] = "cellar" } }),
        },
        ["blobs"] = new JsonObject { ["page"] = Blob(Pixels.Png(160, 100, static (x, y) => ((byte)(190 + (y / 3)), (byte)(170 - (x / 4)), 120))), ["cellar"] = Blob(Cellar()) },
    };

    private static JsonObject Open(JsonObject thing)
    {
        thing["audience"] = new JsonArray("everyone");
        return thing;
    }

    private static JsonObject Blob(byte[] bytes) => new() { ["mediaType"] = "image/png", ["base64"] = Convert.ToBase64String(bytes) };

    /// <summary>Flagstones where it will be revealed, and a magenta that nobody may ever see everywhere else.</summary>
    private static byte[] Cellar() => Pixels.Png(Columns * Square, Rows * Square, static (x, y) =>
    {
        var (column, row) = (x / Square, y / Square);
        var open = (column is >= 2 and < 11 && row is >= 2 and < 9) || (column is >= 11 and < 15 && row is >= 5 and < 7);
        var stone = (byte)(108 + (((column * 7) + (row * 13)) % 5 * 9) + (x % Square < 1 || y % Square < 1 ? -24 : 0));
        return open ? (stone, (byte)(stone - 8), (byte)(stone - 18)) : ((byte)255, (byte)0, (byte)255);
    });
}
