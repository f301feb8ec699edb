using System.Globalization;
using Microsoft.AspNetCore.Http;
using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>The map that is shown, in pieces that hold only what is seen of it. No browser keeps one: what it shows changes with the fog.</summary>
internal static class MapDoor
{
    public const string Folder = "/maps/";

    private static readonly Error NoPicture = Error.NotFound("There is no such picture.");

    public static async Task ServeAsync(HttpContext context, IPictures pictures, ITable table)
    {
        var caller = context.Principal();
        var campaign = context.Request.Query["campaign"] is [{ Length: > 0 } named] ? named : table.DefaultCampaign(caller);
        if (!context.IsKnown() || campaign is null)
        {
            await context.RefuseAsync(NoPicture);
            return;
        }

        var route = context.Request.RouteValues;
        var piece = new MapPiece(campaign, (string)route["map"]!, Number(route["column"]), Number(route["row"]));
        var found = await pictures.PieceAsync(piece, caller, context.RequestAborted);
        if (!found.Succeeded)
        {
            await context.RefuseAsync(NoPicture);
            return;
        }

        context.Seal();
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentType = "image/png";
        context.Response.ContentLength = found.Value.Length;
        await context.Response.Body.WriteAsync(found.Value, context.RequestAborted);
    }

    private static int Number(object? value) => int.TryParse(value as string, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
