using System.Text;
using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>What is read, as documents.</summary>
internal static class Documents
{
    public static ExportDocument Json(string name, JsonElement value) => new(name + ".json", "application/json", Encoding.UTF8.GetBytes(value.GetRawText()));

    public static ExportDocument Markdown(string name, string text) => new(name + ".md", "text/markdown", Encoding.UTF8.GetBytes(text));
}
