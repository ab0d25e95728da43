"""A bakery in which calls feed each other: a list, an order, a failure, what is done then."""

from seedapp.core.design import (
    DataType,
    Design,
    Failure,
    Field,
    Http,
    Interaction,
    JobStory,
    MessageRef,
    Operation,
    Response,
    Service,
)

DIAGRAM = """@startuml
actor Guest as guest
participant "Shop app" as app
participant Loaves as loaves
participant Orders as orders
guest -> app: look around
app -> loaves: listLoaves(kind)
app -> orders: orderLoaf(loaf_id, note)
alt there is a loaf left
  loop until it is ready
    app -> orders: readOrder(order_id)
  end
else the loaf is sold out
  app -> orders: askForMore(loaf_id)
end
opt the guest is a regular
  app -> orders: stamp card
end
@enduml
"""
LIST = Operation(
    "listLoaves",
    "loaves",
    "query",
    name="List the loaves",
    messages=(MessageRef("buy", 2),),
    inputs=(Field("kind", description="Which kind."), Field("baked_after", "date-time", required=False)),
    response=Response(type="Loaf[]"),
    http=Http("GET", "/loaves", 200),
)
ORDER = Operation(
    "orderLoaf",
    "orders",
    "action",
    name="Order a loaf",
    messages=(MessageRef("buy", 3),),
    inputs=(Field("loaf_id", "uuid"), Field("note", "text", required=False, description="For the baker.")),
    response=Response(fields=(Field("order_id", "uuid"), Field("total", "Price"))),
    failures=(Failure("the loaf is sold out"),),
    http=Http("POST", "/orders", 201),
)
READ = Operation(
    "readOrder",
    "orders",
    "query",
    name="Read an order",
    messages=(MessageRef("buy", 4),),
    inputs=(Field("order_id", "uuid"),),
    response=Response(fields=(Field("state"),)),
    http=Http("GET", "/orders/{order_id}", 200),
)
ASK = Operation(
    "askForMore",
    "orders",
    "action",
    name="Ask for more",
    messages=(MessageRef("buy", 5),),
    inputs=(Field("loaf_id", "uuid"), Field("most", "Price")),
    http=Http("POST", "/wishes", 204),
)
BAKERY = Design(
    "Bakery",
    summary="Buy bread before it is gone.",
    services=(
        Service("loaves", "Loaves", version="1.2.0"),
        Service("orders", "Orders", version="1.10.0"),
        Service("ovens", "Ovens", version="9.0.0"),
    ),
    jobs=(JobStory("J1", "customer", when="I pass by", want="buy a loaf", so="there is breakfast"),),
    types=(
        DataType("Loaf", fields=(Field("loaf_id", "uuid"), Field("name"))),
        DataType("Price", fields=(Field("amount"), Field("currency", "Currency"))),
        DataType("Currency", values=("EUR", "KRW")),
    ),
    interactions=(
        Interaction("buy", "Buy a loaf", ("J1",), DIAGRAM),
        Interaction("look", "Look around", (), "@startuml\na -> b: look\n@enduml"),
    ),
    operations=(LIST, ORDER, READ, ASK),
)
