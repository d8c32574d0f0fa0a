<?php
http_response_code(405);
echo $_GET['page'] . $undefined;
