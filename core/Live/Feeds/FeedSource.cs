using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>A plugin's feed. Only the last message of an event carries its position: who resumes there has seen all of it.</summary>
internal sealed class FeedSource(IOfferedFeed feed) : IChannelSource
{
    private static readonly Result<IReadOnlyList<JsonElement>> Nothing = (JsonElement[])[];

    public bool TellsAll => false;

    public CancellationToken Gone => feed.Gone;

    public Said Reset() => new("""{"type":"reset"}"""u8.ToArray());

    public async ValueTask<Result<IReadOnlyList<Said>>> OpenAsync(FeedView view, string position, CancellationToken cancellationToken)
    {
        var messages = await feed.OpenAsync(view, cancellationToken);
        return messages.Succeeded ? Write(messages.Value, position) : messages.Error;
    }

    public async IAsyncEnumerable<Telling> FollowAsync(Viewpoint at, long? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var moment in at.ViewsAsync(after, cancellationToken))
        {
            // A feed that fails at one event has nothing to say about it; the supervisor counts that.
            var messages = moment.Event is { } happened ? await feed.NextAsync(moment.View, happened.Event, cancellationToken) : Nothing;
            yield return new Telling(moment.Seq, messages.Succeeded ? Write(messages.Value, at.Position(moment.Seq)) : []);
        }
    }

    private static Said[] Write(IReadOnlyList<JsonElement> messages, string position)
    {
        var said = new Said[messages.Count];
        for (var i = 0; i < said.Length; i++)
            said[i] = Write(messages[i], i == said.Length - 1 ? position : null);

        return said;
    }

    private static Said Write(JsonElement message, string? position)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            if (message.ValueKind != JsonValueKind.Object)
            {
                message.WriteTo(writer);
            }
            else
            {
                writer.WriteStartObject();
                foreach (var property in message.EnumerateObject().Where(static property => !property.NameEquals("position"u8)))
                    property.WriteTo(writer);
                if (position is not null)
                    writer.WriteString("position"u8, position);
                writer.WriteEndObject();
            }
        }

        // A message that cannot carry the position in itself still carries it beside itself, where the door has a place for that.
        return new Said(buffer.WrittenSpan.ToArray(), position);
    }
}
