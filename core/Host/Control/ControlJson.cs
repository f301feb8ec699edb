using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using PluginHost.Plugins;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>All that crosses the control API.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(HostStatus))]
[JsonSerializable(typeof(StatePart))]
[JsonSerializable(typeof(PluginStatus))]
[JsonSerializable(typeof(PluginList))]
[JsonSerializable(typeof(CampaignList))]
[JsonSerializable(typeof(OverlayList))]
[JsonSerializable(typeof(LetterList))]
[JsonSerializable(typeof(DoctorReport))]
[JsonSerializable(typeof(ToolList))]
[JsonSerializable(typeof(EventPage))]
[JsonSerializable(typeof(TableEvent))]
[JsonSerializable(typeof(CallRequest))]
[JsonSerializable(typeof(ToolResult))]
[JsonSerializable(typeof(ControlLine))]
[JsonSerializable(typeof(BackupRequest))]
[JsonSerializable(typeof(BackupSummary))]
[JsonSerializable(typeof(EncoderStatus))]
[JsonSerializable(typeof(TicketLink))]
[JsonSerializable(typeof(PersonList))]
[JsonSerializable(typeof(AddPerson))]
[JsonSerializable(typeof(ChangePerson))]
[JsonSerializable(typeof(PersonExport))]
[JsonSerializable(typeof(EraseRequest))]
[JsonSerializable(typeof(Erasure))]
[JsonSerializable(typeof(RedactRequest))]
[JsonSerializable(typeof(DocumentRequest))]
[JsonSerializable(typeof(KeyList))]
[JsonSerializable(typeof(CreateKey))]
[JsonSerializable(typeof(NewKey))]
[JsonSerializable(typeof(InviteRequest))]
[JsonSerializable(typeof(InviteLink))]
[JsonSerializable(typeof(SecurityList))]
[JsonSerializable(typeof(Failure))]
[JsonSerializable(typeof(ContentFile))]
[JsonSerializable(typeof(Done))]
[JsonSerializable(typeof(RunInfo))]
[JsonSerializable(typeof(HealthReport))]
internal sealed partial class ControlJson : JsonSerializerContext;

/// <summary>The same for a terminal, where letters stay letters.</summary>
internal static class TerminalJson
{
    /// <summary>Data in one line, with signs as people write them.</summary>
    public static string Plain(JsonElement data)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            data.WriteTo(json);
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <summary>Indented.</summary>
    public static ControlJson Readable { get; } = new(new JsonSerializerOptions(ControlJson.Default.Options)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>A line each.</summary>
    public static ControlJson Lines { get; } = new(new JsonSerializerOptions(ControlJson.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
