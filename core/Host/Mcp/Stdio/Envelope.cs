using System.Text;
using System.Text.Json;

namespace PluginHost.Host;

/// <summary>What stands on the outside of a message; what is in it is the client's and the host's affair.</summary>
/// <param name="Id">The id as JSON.</param>
/// <param name="Uri">Which resource a request is about.</param>
/// <param name="Name">Which tool or prompt.</param>
internal sealed record Envelope(string? Id, string? Method, string? Uri, string? Name)
{
    /// <returns>Null for what is no message: the host says what is wrong with it.</returns>
    public static Envelope? Of(ReadOnlySpan<byte> message)
    {
        try
        {
            return Read(message);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or DecoderFallbackException)
        {
            return null;
        }
    }

    private static Envelope? Read(ReadOnlySpan<byte> message)
    {
        var reader = new Utf8JsonReader(message);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        var its = new Envelope(null, null, null, null);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("id"u8))
            {
                reader.Read();
                its = its with { Id = IdOf(ref reader) };
            }
            else if (reader.ValueTextEquals("method"u8))
            {
                its = its with { Method = TextOf(ref reader) };
            }
            else if (reader.ValueTextEquals("params"u8))
            {
                its = Inside(its, ref reader);
            }
            else if (its.Id is not null && (reader.ValueTextEquals("result"u8) || reader.ValueTextEquals("error"u8)))
            {
                // An answer says first whose it is; it may be long, and nothing more is looked for.
                return its;
            }
            else
            {
                reader.Read();
            }

            reader.Skip();
        }

        return reader.Read() ? null : its;
    }

    private static Envelope Inside(Envelope its, ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return its;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (isUri, isName) = (reader.ValueTextEquals("uri"u8), reader.ValueTextEquals("name"u8));
            var text = TextOf(ref reader);
            its = isUri ? its with { Uri = text } : isName ? its with { Name = text } : its;
            reader.Skip();
        }

        return its;
    }

    private static string? TextOf(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.String ? reader.GetString() : null;

    private static string? IdOf(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => $"\"{JsonEncodedText.Encode(reader.GetString()!)}\"",
        JsonTokenType.Number => Encoding.UTF8.GetString(reader.ValueSpan),
        _ => null,
    };
}
